package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.persistence.SearchText;

/** An order. Its items are read and written as one, so they are one text. */
@Entity(name = "SalesOrder")
@Table(name = "sales_order")
class OrderEntity {

    private static final int MAX_SUBJECT = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "number")
    private String number;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "buyer_name")
    private String buyerName;

    @Column(name = "buyer_email")
    private String buyerEmail;

    @Column(name = "buyer_language")
    private String buyerLanguage;

    @Column(name = "platform")
    private String platform;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private OrderStatus status;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @Column(name = "paid_at")
    private Instant paidAt;

    @Column(name = "waived_in_shop")
    private boolean waivedInShop;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "items")
    private String items;

    @Column(name = "item_count")
    private int itemCount;

    @Column(name = "subject")
    private String subject;

    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected OrderEntity() {}

    OrderEntity(OrderData data, CustomerId customer, Instant now) {
        this.number = data.number().value();
        this.customerId = customer.value();
        this.createdAt = now;
        apply(data, now);
    }

    /** Makes the order say what the host says. */
    final void apply(OrderData data, Instant now) {
        Buyer buyer = data.buyer();
        buyerName = buyer == null ? null : buyer.name();
        buyerEmail = buyer == null ? null : buyer.email();
        buyerLanguage = buyer == null ? null : buyer.language();
        platform = data.platform();
        status = data.status();
        orderedAt = data.orderedAt();
        paidAt = data.paidAt();
        waivedInShop = data.waivedInShop();
        currency = data.currency();
        items = Json.write(Items.of(data.items()));
        itemCount = data.items().size();
        subject = data.items().isEmpty() ? null : Excerpt.of(data.items().get(0).description(), MAX_SUBJECT);
        Money gross = OrderSums.gross(data.items(), data.currency());
        total = gross == null ? null : gross.amount();
        searchText = SearchText.of(number, buyerName, buyerEmail, platform, subject);
        changedAt = now;
    }

    OrderId id() {
        return new OrderId(id);
    }

    OrderNumber number() {
        return new OrderNumber(number);
    }

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    OrderStatus status() {
        return status;
    }

    String platform() {
        return platform;
    }

    Instant orderedAt() {
        return orderedAt;
    }

    Instant paidAt() {
        return paidAt;
    }

    boolean waivedInShop() {
        return waivedInShop;
    }

    Currency currency() {
        return currency;
    }

    List<OrderItem> items() {
        return Json.read(items, Items.class).toItems();
    }

    Money total() {
        return total == null ? null : new Money(total.setScale(currency.getDefaultFractionDigits()), currency);
    }

    int itemCount() {
        return itemCount;
    }

    String subject() {
        return subject;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    Buyer buyer() {
        return buyerName == null ? null : new Buyer(buyerName, buyerEmail, buyerLanguage);
    }

    /** The order as the host said it. */
    OrderData toData(CustomerNumber customer) {
        return new OrderData(
                number(), customer, buyer(), platform, status, orderedAt, paidAt, waivedInShop, items(), currency);
    }

    /** The order as other features see it. */
    Order toOrder() {
        return new Order(
                id(),
                number(),
                customer(),
                buyer(),
                platform,
                status,
                orderedAt,
                paidAt,
                waivedInShop,
                items(),
                currency);
    }

    boolean says(OrderData data) {
        return Objects.equals(toData(data.customer()), data);
    }

    /** What is kept of items. */
    private record Items(List<Item> items) {

        static Items of(List<OrderItem> items) {
            return new Items(items.stream().map(Item::of).toList());
        }

        List<OrderItem> toItems() {
            return items.stream().map(Item::toItem).toList();
        }
    }

    private record Item(
            String article, String description, BigDecimal quantity, BigDecimal unitPrice, BigDecimal vatPercent) {

        static Item of(OrderItem item) {
            return new Item(
                    item.articleNumber(), item.description(), item.quantity(), item.unitPrice(), item.vatPercent());
        }

        OrderItem toItem() {
            return new OrderItem(article, description, quantity, unitPrice, vatPercent);
        }
    }
}
