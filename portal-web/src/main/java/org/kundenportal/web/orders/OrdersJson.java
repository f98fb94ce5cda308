package org.kundenportal.web.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.api.orders.OrderDetail;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderLine;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.orders.OrderTotals;
import org.kundenportal.web.documents.DocumentsJson;
import org.kundenportal.web.json.MoneyJson;

/** Orders on the wire, as their buyers see them. */
public final class OrdersJson {

    private OrdersJson() {}

    /** The number in an address; what can be none names nothing that exists. */
    static OrderNumber number(String number) {
        try {
            return new OrderNumber(number);
        } catch (PortalException e) {
            throw PortalException.notFound();
        }
    }

    /** An order in a list. */
    public record Summary(
            String number,
            String platform,
            String status,
            Instant orderedAt,
            Instant paidAt,
            MoneyJson total,
            String subject,
            int itemCount) {

        /** The same on the wire. */
        public static Summary of(OrderSummary order) {
            return new Summary(
                    order.number().value(),
                    order.platform(),
                    order.status().name(),
                    order.orderedAt(),
                    order.paidAt(),
                    MoneyJson.of(order.total()),
                    order.subject(),
                    order.itemCount());
        }
    }

    /** A position. */
    public record Item(
            String articleNumber,
            String description,
            String quantity,
            String unitPrice,
            String vatPercent,
            String amount) {

        static Item of(OrderLine line) {
            OrderItem item = line.item();
            return new Item(
                    item.articleNumber(),
                    item.description(),
                    plain(item.quantity()),
                    plain(item.unitPrice()),
                    plain(item.vatPercent()),
                    total(line.amount()));
        }

        private static String total(Money money) {
            return money == null ? null : money.amount().toPlainString();
        }
    }

    /** What of the total is tax of one rate. */
    public record Tax(String percent, MoneyJson base, MoneyJson amount) {

        private static Tax of(TaxLine tax) {
            return new Tax(plain(tax.percent()), MoneyJson.of(tax.base()), MoneyJson.of(tax.amount()));
        }
    }

    /** The invoice, and what asking for it comes to. */
    public record Invoice(String number, String outcome, Instant until) {

        static Invoice of(OrderInvoice invoice) {
            return new Invoice(
                    invoice.key() == null ? null : invoice.key().number(),
                    invoice.outcome().name(),
                    invoice.until());
        }
    }

    /** Who bought. */
    public record BuyerName(String name) {}

    /** The greeting. */
    public record Greeting(String html) {}

    /** An order. */
    public record Order(
            @JsonUnwrapped Summary summary,
            BuyerName buyer,
            Greeting greeting,
            List<Item> items,
            MoneyJson net,
            List<Tax> taxes,
            Invoice invoice,
            DocumentsJson.Summary payable) {

        static Order of(OrderDetail order) {
            return new Order(
                    Summary.of(order.summary()),
                    new BuyerName(order.buyer()),
                    new Greeting(order.greeting()),
                    order.lines().stream().map(Item::of).toList(),
                    netOf(order.totals()),
                    taxesOf(order.totals()),
                    Invoice.of(order.invoice()),
                    order.payable() == null ? null : DocumentsJson.Summary.of(order.payable()));
        }
    }

    static MoneyJson netOf(OrderTotals totals) {
        return totals == null ? null : MoneyJson.of(totals.net());
    }

    static List<Tax> taxesOf(OrderTotals totals) {
        return totals == null ? List.of() : totals.taxes().stream().map(Tax::of).toList();
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** Which document it is. */
    public record DocumentRef(String type, String number) {

        static DocumentRef of(DocumentKey key) {
            return new DocumentRef(key.type().name(), key.number());
        }
    }
}
