package org.kundenportal.web.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.downloads.OrderDownloads;
import org.kundenportal.api.orders.AdministeredOrder;
import org.kundenportal.api.orders.AdministeredOrderSummary;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderFilter;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderPortal;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.web.downloads.DownloadAdministrationJson;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.Decimal;
import org.kundenportal.web.json.MoneyJson;

/** Orders on the wire, as hosts push them in and staff see them. */
public final class OrderAdministrationJson {

    private static final int MAX_LINE = 255;
    private static final int MAX_KEY = 64;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final int MAX_QUERY = 200;
    private static final int MAX_STATUSES = 20;

    /** Unit prices and quantities may be finer than money. */
    private static final int DECIMALS = 6;

    private OrderAdministrationJson() {}

    /** Which orders a query asks for. */
    static OrderFilter filter(List<String> statuses, String customer, String platform, String query) {
        Checks checks = new Checks();
        List<String> named = checks.list("status", statuses, MAX_STATUSES);
        Set<OrderStatus> wanted = checks.choices("status", named, OrderStatus.class);
        CustomerNumber whose = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        String from = checks.line("platform", platform, MAX_KEY);
        String text = checks.line("query", query, MAX_QUERY);
        return checks.then(() -> new OrderFilter(wanted, whose, from, text));
    }

    /** An order as a host says it; without a buyer the customer bought it, without a quantity an item is one. */
    public record OrderBody(
            String customerNumber,
            BuyerBody buyer,
            String platform,
            String status,
            String orderedAt,
            String paidAt,
            Boolean waivedInShop,
            List<ItemBody> items,
            String currency) {

        OrderData toData(OrderNumber number) {
            Checks checks = new Checks();
            CustomerNumber customer = checks.value("customerNumber", customerNumber, CustomerNumber::new);
            Buyer who = buyer == null ? null : buyer.toBuyer(checks);
            String from = checks.line("platform", platform, MAX_KEY);
            OrderStatus state = checks.choice("status", checks.required("status", status), OrderStatus.class);
            Instant ordered = checks.instant("orderedAt", checks.required("orderedAt", orderedAt));
            Instant paid = checks.instant("paidAt", paidAt);
            Currency money = checks.currency("currency", currency);
            List<ItemBody> given = checks.list("items", items, OrderIntake.MAX_ITEMS);
            List<OrderItem> positions = IntStream.range(0, given.size())
                    .mapToObj(i -> given.get(i).toItem(checks, "items[" + i + "]."))
                    .toList();
            return checks.then(() -> new OrderData(
                    number,
                    customer,
                    who,
                    from,
                    state,
                    ordered,
                    paid,
                    Boolean.TRUE.equals(waivedInShop),
                    positions,
                    money));
        }
    }

    /** Who bought. */
    public record BuyerBody(String name, String email, String language) {

        private Buyer toBuyer(Checks checks) {
            String who = checks.requiredLine("buyer.name", name, MAX_LINE);
            String address = checks.line("buyer.email", email, MAX_LINE);
            String speaks = checks.language("buyer.language", language);
            return who == null ? null : new Buyer(who, address, speaks);
        }

        private static BuyerBody of(Buyer buyer) {
            return new BuyerBody(buyer.name(), buyer.email(), buyer.language());
        }
    }

    /** A position. */
    public record ItemBody(
            String articleNumber, String description, Decimal quantity, Decimal unitPrice, Decimal vatPercent) {

        private OrderItem toItem(Checks checks, String path) {
            String article = checks.line(path + "articleNumber", articleNumber, MAX_KEY);
            String words = checks.requiredText(path + "description", description, MAX_DESCRIPTION);
            BigDecimal count = checks.decimal(path + "quantity", quantity, DECIMALS);
            BigDecimal price = checks.decimal(path + "unitPrice", unitPrice, DECIMALS);
            BigDecimal percent = checks.decimal(path + "vatPercent", vatPercent, DECIMALS);
            return words == null
                    ? null
                    : new OrderItem(article, words, count == null ? BigDecimal.ONE : count, price, percent);
        }
    }

    /** An order in the list. */
    public record Row(
            @JsonUnwrapped OrdersJson.Summary summary,
            String customerNumber,
            Owner customer,
            BuyerBody buyer,
            String currency,
            boolean waivedInShop,
            Portal portal) {

        static Row of(AdministeredOrderSummary row) {
            return new Row(
                    OrdersJson.Summary.of(row.order()),
                    row.customer().value(),
                    new Owner(row.customer().value(), row.customerName()),
                    BuyerBody.of(row.buyer()),
                    row.currency().getCurrencyCode(),
                    row.waivedInShop(),
                    Portal.of(row.portal()));
        }
    }

    /** Whose order it is. */
    public record Owner(String number, String name) {}

    /** An order. */
    public record Order(
            String number,
            String customerNumber,
            String customerName,
            BuyerBody buyer,
            String platform,
            String status,
            Instant orderedAt,
            Instant paidAt,
            boolean waivedInShop,
            List<OrdersJson.Item> items,
            String currency,
            MoneyJson net,
            List<OrdersJson.Tax> taxes,
            MoneyJson total,
            String invoiceNumber,
            OrdersJson.Invoice invoice,
            Portal portal,
            List<DownloadAdministrationJson.FileJson> files,
            List<DownloadAdministrationJson.DownloadJson> downloads,
            List<DownloadAdministrationJson.GivenJson> waivers,
            Instant createdAt,
            Instant changedAt) {

        static Order of(AdministeredOrder order, OrderDownloads downloads) {
            OrderData data = order.data();
            OrdersJson.Invoice invoice = OrdersJson.Invoice.of(order.invoice());
            return new Order(
                    data.number().value(),
                    data.customer().value(),
                    order.customerName(),
                    BuyerBody.of(data.buyer()),
                    data.platform(),
                    data.status().name(),
                    data.orderedAt(),
                    data.paidAt(),
                    data.waivedInShop(),
                    order.lines().stream().map(OrdersJson.Item::of).toList(),
                    data.currency().getCurrencyCode(),
                    OrdersJson.netOf(order.totals()),
                    OrdersJson.taxesOf(order.totals()),
                    order.totals() == null ? null : MoneyJson.of(order.totals().gross()),
                    invoice.number(),
                    invoice,
                    Portal.of(order.portal()),
                    downloads.files().stream()
                            .map(DownloadAdministrationJson.FileJson::of)
                            .toList(),
                    downloads.files().stream()
                            .flatMap(file -> file.downloads().stream())
                            .map(DownloadAdministrationJson.DownloadJson::of)
                            .toList(),
                    downloads.waivers().stream()
                            .map(DownloadAdministrationJson.GivenJson::of)
                            .toList(),
                    order.createdAt(),
                    order.changedAt());
        }
    }

    /** The portal box of an order. */
    public record Portal(String url, Instant expiresAt, Instant lastUsedAt, long uses, List<String> hiddenBecause) {

        static Portal of(OrderPortal portal) {
            PortalLink link = portal.link();
            return new Portal(
                    link == null ? null : link.url(),
                    link == null ? null : link.expiresAt(),
                    link == null ? null : link.lastUsedAt(),
                    link == null ? 0 : link.uses(),
                    names(portal.hiddenBecause()));
        }

        private static List<String> names(Collection<OrderPortal.HiddenReason> reasons) {
            return reasons.stream().sorted().map(Enum::name).toList();
        }

        @Override
        public String toString() {
            return "Portal[hiddenBecause=" + hiddenBecause + "]";
        }
    }
}
