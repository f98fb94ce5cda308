package org.kundenportal.web.rest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.Violation;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.api.orders.AdministeredOrder;
import org.kundenportal.api.orders.AdministeredOrderSummary;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderDetail;
import org.kundenportal.api.orders.OrderFilter;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderImportReport;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.orders.OrderInvoice;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderLine;
import org.kundenportal.api.orders.OrderPortal;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.orders.OrderTotals;
import org.kundenportal.api.orders.Outcome;

/** One order, B-1; what is pushed in is kept to look at. A file is good if it begins with {@code good}. */
final class FakeOrders implements CustomerOrders, OrderAdministration, OrderIntake, OrderImport {

    static final OrderNumber NUMBER = new OrderNumber("B-1");

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Buyer BUYER = new Buyer("Max Mustermann", "max@example.org", "de");
    private static final OrderItem ITEM =
            new OrderItem("EBOOK-1", "E-Book", BigDecimal.ONE, new BigDecimal("10.00"), new BigDecimal("19"));
    private static final OrderTotals TOTALS = new OrderTotals(
            euro("10.00"), List.of(new TaxLine(new BigDecimal("19"), euro("10.00"), euro("1.90"))), euro("11.90"));
    private static final OrderInvoice INVOICE = new OrderInvoice(Samples.INVOICE, Outcome.AVAILABLE, Samples.NOW);

    volatile OrderData lastPut;
    volatile OrderFilter lastFilter;
    volatile DecimalMark lastDecimals;
    volatile byte[] lastImport;

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }

    static OrderSummary summary() {
        return new OrderSummary(
                NUMBER, "Online-Shop", OrderStatus.PAID, Samples.NOW, Samples.NOW, euro("11.90"), "E-Book", 1);
    }

    private static void require(OrderNumber number) {
        if (!number.equals(NUMBER)) {
            throw PortalException.notFound();
        }
    }

    @Override
    public Page<OrderSummary> list(ActingCustomer customer, PageRequest page) {
        return new Page<>(List.of(summary()), null);
    }

    @Override
    public OrderDetail get(ActingCustomer customer, OrderNumber number) {
        require(number);
        return new OrderDetail(
                summary(),
                "Max Mustermann",
                "<p>Guten Tag, Max Mustermann!</p>",
                List.of(new OrderLine(ITEM, euro("10.00"))),
                TOTALS,
                INVOICE,
                null);
    }

    @Override
    public Page<AdministeredOrderSummary> list(OrderFilter filter, PageRequest page) {
        lastFilter = filter;
        return new Page<>(
                List.of(new AdministeredOrderSummary(
                        summary(), Samples.ANNA, "Anna Beispiel", BUYER, EUR, false, portal())),
                null);
    }

    @Override
    public AdministeredOrder get(OrderNumber number) {
        require(number);
        return new AdministeredOrder(
                new OrderData(
                        NUMBER,
                        Samples.ANNA,
                        BUYER,
                        "Online-Shop",
                        OrderStatus.PAID,
                        Samples.NOW,
                        Samples.NOW,
                        false,
                        List.of(ITEM),
                        EUR),
                "Anna Beispiel",
                List.of(new OrderLine(ITEM, euro("10.00"))),
                TOTALS,
                INVOICE,
                portal(),
                Samples.NOW,
                Samples.NOW);
    }

    private static OrderPortal portal() {
        return new OrderPortal(new PortalLink("https://shop.example/portal/o/xyz", null, Samples.NOW, 2), Set.of());
    }

    @Override
    public List<String> platforms() {
        return List.of("Online-Shop");
    }

    @Override
    public OrderPortal rotateLink(Actor actor, OrderNumber number) {
        require(number);
        return portal();
    }

    @Override
    public OrderPortal limitLink(Actor actor, OrderNumber number, Instant expiresAt) {
        require(number);
        return portal();
    }

    @Override
    public OrderPortal revokeLink(Actor actor, OrderNumber number) {
        require(number);
        return new OrderPortal(null, Set.of());
    }

    @Override
    public boolean put(Actor actor, OrderData order) {
        lastPut = order;
        return true;
    }

    @Override
    public OrderImportReport preview(byte[] file, DecimalMark decimals) {
        lastDecimals = decimals;
        boolean good = new String(file, StandardCharsets.UTF_8).startsWith("good");
        return new OrderImportReport(
                "UTF-8",
                ";",
                1,
                good ? List.of(entry()) : List.of(),
                new OrderImportReport.Counts(good ? 1 : 0, 0, 0, good ? 1 : 0, good ? 0 : 1),
                good ? List.of() : List.of(new OrderImportReport.LineError(2, "Menge", "NOT_A_NUMBER", "viel")),
                List.of("Notiz"));
    }

    private static OrderImportReport.Entry entry() {
        return new OrderImportReport.Entry(
                2,
                NUMBER,
                Samples.ANNA,
                "Max Mustermann",
                null,
                OrderStatus.PAID,
                Samples.NOW,
                null,
                1,
                euro("11.90"),
                OrderImportReport.Action.CREATE,
                true);
    }

    @Override
    public OrderImportReport importFile(Actor actor, byte[] file, DecimalMark decimals) {
        OrderImportReport report = preview(file, decimals);
        if (report.counts().errors() > 0) {
            throw PortalException.of(ErrorCode.ORDERS_NOT_IMPORTED, new Violation("lines[2].Menge", "NOT_A_NUMBER"));
        }
        lastImport = file;
        return report;
    }

    @Override
    public String template(Locale language) {
        return "\ufeffBestellnummer\r\n";
    }
}
