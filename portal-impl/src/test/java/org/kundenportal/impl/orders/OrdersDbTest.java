package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.AdministeredOrder;
import org.kundenportal.api.orders.AdministeredOrderSummary;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderDetail;
import org.kundenportal.api.orders.OrderFilter;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderPortal.HiddenReason;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.documents.TestInvoice;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class OrdersDbTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final OrderNumber FIRST = new OrderNumber("B-1");
    private static final OrderNumber SECOND = new OrderNumber("B-2");
    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private ActingCustomer anna;

    OrdersDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aCustomer() {
        portal = new TestPortal(database, folder).releaseAll();
        anna = portal.customer("10001");
    }

    private static OrderItem item(String article, String price) {
        return new OrderItem(
                article, "E-Book " + article, BigDecimal.ONE, new BigDecimal(price), BigDecimal.valueOf(19));
    }

    private static OrderData order(OrderNumber number, String customer, OrderStatus status, Buyer buyer) {
        return new OrderData(
                number,
                new CustomerNumber(customer),
                buyer,
                "Online-Shop",
                status,
                Instant.parse("2014-06-05T10:00:00Z"),
                null,
                false,
                List.of(item("A", "10.00"), item("B", "5")),
                EUR);
    }

    private boolean put(OrderNumber number, OrderStatus status) {
        return portal.orderIntake.put(TestPortal.HOST, order(number, "10001", status, null));
    }

    private String link(OrderNumber number) {
        return portal.orders.get(number).portal().link().url();
    }

    private void invoiceOf(OrderNumber order, DocumentKey key, DocumentStatus status) {
        portal.documentIntake.put(
                TestPortal.HOST,
                new DocumentData(
                        key,
                        new CustomerNumber("10001"),
                        portal.clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
                        null,
                        null,
                        status,
                        Money.of("17.85", "EUR"),
                        null,
                        List.of(),
                        null,
                        order.value(),
                        null,
                        null,
                        null));
    }

    @Test
    @DisplayName("an order is created once, changed when the host says something else, and untouched otherwise")
    void putsRepeatably() {
        assertThat(put(FIRST, OrderStatus.ORDERED)).isTrue();
        assertThat(put(FIRST, OrderStatus.ORDERED)).isFalse();
        assertThat(put(FIRST, OrderStatus.PAID)).isFalse();

        AdministeredOrder order = portal.orders.get(FIRST);
        assertThat(order.data().status()).isEqualTo(OrderStatus.PAID);
        assertThat(order.data().buyer().name()).isEqualTo("Firma 10001");
        assertThat(order.totals().gross()).isEqualTo(Money.of("17.85", "EUR"));
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items().stream()
                        .filter(event -> "B-1".equals(event.details().get("order")))
                        .map(event -> event.kind() + " " + event.details().get("statusBefore")))
                .containsExactlyInAnyOrder("ORDER_CREATED null", "ORDER_CHANGED ORDERED");
    }

    @Test
    @DisplayName("two who push one order at once make one")
    void pushedAtOnce() {
        List<Boolean> created = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> put(FIRST, OrderStatus.ORDERED))
                .toList();
        assertThat(Collections.frequency(created, true)).isEqualTo(1);
    }

    @Test
    @DisplayName("an order of a customer that is not known makes the customer from its buyer, or is refused")
    void makesCustomers() {
        Buyer max = new Buyer("Max Mustermann", "max@example.org", "de");
        assertThat(portal.orderIntake.put(TestPortal.HOST, order(FIRST, "NEU-1", OrderStatus.ORDERED, max)))
                .isTrue();
        assertThat(portal.customers.get(new CustomerNumber("NEU-1")).imported()).isTrue();
        assertThat(portal.customers.get(new CustomerNumber("NEU-1")).data().email())
                .as("one customer may stand for all buyers of a marketplace")
                .isNull();
        assertThat(portal.orders.get(FIRST).data().buyer().email()).isEqualTo("max@example.org");
        assertThat(Refusal.code(() ->
                        portal.orderIntake.put(TestPortal.HOST, order(SECOND, "NEU-2", OrderStatus.ORDERED, null))))
                .isEqualTo(ErrorCode.UNKNOWN_CUSTOMER);
        assertThat(Refusal.code(
                        () -> portal.orderIntake.put(TestPortal.HOST, order(FIRST, "10001", OrderStatus.ORDERED, max))))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
        assertThat(Refusal.code(
                        () -> portal.orderIntake.put(TestPortal.HOST, order(FIRST, "NEU-3", OrderStatus.ORDERED, max))))
                .isEqualTo(ErrorCode.CUSTOMER_MISMATCH);
    }

    @Test
    @DisplayName("all that is wrong with an order is said at once")
    void violations() {
        OrderData wrong = new OrderData(
                FIRST,
                new CustomerNumber("10001"),
                new Buyer(" ", "a\nb", "xx"),
                "x".repeat(65),
                OrderStatus.ORDERED,
                Instant.EPOCH,
                null,
                false,
                List.of(new OrderItem(" A", "", new BigDecimal("1e20"), null, new BigDecimal("101"))),
                EUR);
        assertThat(Refusal.violations(() -> portal.orderIntake.put(TestPortal.HOST, wrong)))
                .containsExactlyInAnyOrder(
                        "buyer.name REQUIRED",
                        "buyer.email INVALID_CHARACTER",
                        "buyer.language INVALID_LANGUAGE",
                        "platform TOO_LONG",
                        "items[0].articleNumber INVALID_CHARACTER",
                        "items[0].description REQUIRED",
                        "items[0].quantity OUT_OF_RANGE",
                        "items[0].vatPercent OUT_OF_RANGE");
    }

    @Test
    @DisplayName("BB-01 an order's link opens that order, and nothing else")
    void opensByItsLink() {
        put(FIRST, OrderStatus.PAID);
        put(SECOND, OrderStatus.PAID);
        invoiceOf(FIRST, INVOICE, DocumentStatus.OPEN);
        DocumentKey other = new DocumentKey(DocumentType.INVOICE, "RE-2");
        invoiceOf(SECOND, other, DocumentStatus.OPEN);
        assertThat(portal.sessions
                        .openByLink(link(FIRST).substring(link(FIRST).lastIndexOf('/') + 1), LinkScope.ORDER)
                        .session()
                        .order())
                .isEqualTo(FIRST);
        ActingCustomer session = portal.signIn(link(FIRST));

        assertThat(session.onlyOrder()).isEqualTo(FIRST);
        assertThat(portal.customerOrders.get(session, FIRST).summary().number()).isEqualTo(FIRST);
        assertThat(portal.customerOrders.list(session, PageRequest.first()).items())
                .extracting(OrderSummary::number)
                .containsExactly(FIRST);
        assertThat(Refusal.code(() -> portal.customerOrders.get(session, SECOND)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.profile.read(session))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.customerOrders.get(session, FIRST).payable().key()).isEqualTo(INVOICE);
    }

    @Test
    @DisplayName(
            "BB-11 BB-12 BB-17 who comes by an order's link can pay its invoice, and get it only as orders' rules allow")
    void noInvoiceAroundTheRules() {
        put(FIRST, OrderStatus.PAID);
        put(SECOND, OrderStatus.PAID);
        invoiceOf(FIRST, INVOICE, DocumentStatus.OPEN);
        DocumentKey other = new DocumentKey(DocumentType.INVOICE, "RE-2");
        invoiceOf(SECOND, other, DocumentStatus.OPEN);
        ActingCustomer session = portal.signIn(link(FIRST));

        assertThat(Refusal.code(() -> portal.invoiceDownloads.open(session, FIRST)))
                .isEqualTo(ErrorCode.INVOICE_DOWNLOAD_OFF);
        assertThat(portal.payments.offer(session, INVOICE, Locale.GERMAN).open())
                .isEqualTo(Money.of("17.85", "EUR"));
        assertThat(portal.customerDocuments.transfer(session, INVOICE)).isEmpty();
        assertNotFound(() -> portal.payments.offer(session, other, Locale.GERMAN));
        assertNotFound(() -> portal.customerDocuments.transfer(session, other));
        for (DocumentKey invoice : List.of(INVOICE, other)) {
            assertNotFound(() -> portal.customerDocuments.get(session, invoice));
            assertNotFound(() -> portal.customerDocuments.pdf(session, invoice));
            assertNotFound(() -> portal.customerDocuments.xml(session, invoice));
            assertNotFound(() -> portal.customerDocuments.recordView(session, invoice));
            assertNotFound(() -> portal.customerDocuments.comments(session, invoice, PageRequest.first()));
            assertNotFound(() -> portal.customerDocuments.comment(session, invoice, "Hallo"));
            assertNotFound(() -> portal.customerDocuments.readComments(session, invoice));
        }
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThat(Refusal.code(call)).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName(
            "an invoice that the buyer says to be of an order is not that order's, one that the seller says to be is")
    void namedByTheBuyer() {
        put(FIRST, OrderStatus.PAID);
        byte[] stranger =
                TestInvoice.number("RE-7").buyerId("10001").orders("B-1", null).ubl();
        portal.documentImport.importFile(TestPortal.HOST, stranger, "re-7.xml");

        DocumentKey seven = new DocumentKey(DocumentType.INVOICE, "RE-7");
        assertThat(portal.documents.get(seven).row().summary().orderNumber()).isEqualTo("B-1");
        assertThat(portal.customerOrders.get(anna, FIRST).invoice().key()).isNull();
        assertNotFound(() -> portal.payments.offer(portal.signIn(link(FIRST)), seven, Locale.GERMAN));

        byte[] own = TestInvoice.number("RE-8")
                .buyerId("10001")
                .orders("Einkauf 12", "B-1")
                .ubl();
        portal.documentImport.importFile(TestPortal.HOST, own, "re-8.xml");

        DocumentKey eight = new DocumentKey(DocumentType.INVOICE, "RE-8");
        assertThat(portal.documents.get(eight).row().summary().orderNumber()).isEqualTo("Einkauf 12");
        assertThat(portal.customerOrders.get(anna, FIRST).invoice().key()).isEqualTo(eight);
    }

    @Test
    @DisplayName("what the host says of an invoice's order stays when its file is imported, whatever the file says")
    void theHostsWordCounts() {
        put(FIRST, OrderStatus.PAID);
        put(SECOND, OrderStatus.PAID);
        invoiceOf(FIRST, INVOICE, DocumentStatus.OPEN);
        portal.documentImport.importFile(
                TestPortal.HOST,
                TestInvoice.number(INVOICE.number())
                        .buyerId("10001")
                        .orders("B-2", "B-2")
                        .ubl(),
                "re-1.xml");

        assertThat(portal.customerOrders.get(anna, FIRST).invoice().key()).isEqualTo(INVOICE);
        assertThat(portal.customerOrders.get(anna, SECOND).invoice().key()).isNull();
    }

    @Test
    @DisplayName("BB-01 nobody finds the order of another customer")
    void foreign() {
        put(FIRST, OrderStatus.PAID);
        ActingCustomer berta = portal.customer("10002");
        assertThat(Refusal.code(() -> portal.customerOrders.get(berta, FIRST))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.customerOrders.list(berta, PageRequest.first()).items())
                .isEmpty();
    }

    @Test
    @DisplayName("BB-22 a deleted order is gone, also for who is inside already, and a cancelled one still says so")
    void goneOrders() {
        put(FIRST, OrderStatus.PAID);
        ActingCustomer session = portal.signIn(link(FIRST));
        String token = link(FIRST);

        put(FIRST, OrderStatus.CANCELLED);
        assertThat(portal.customerOrders.get(session, FIRST).summary().status()).isEqualTo(OrderStatus.CANCELLED);
        put(FIRST, OrderStatus.DELETED);
        assertThat(Refusal.code(() -> portal.customerOrders.get(session, FIRST)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.customerOrders.list(anna, PageRequest.first()).items())
                .isEmpty();
        assertThat(Refusal.code(() -> portal.signIn(token))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.orders.get(FIRST).portal().hiddenBecause()).containsExactly(HiddenReason.ORDER_DELETED);
    }

    @Test
    @DisplayName("an order's link opens only while its customer has access and links of orders are a way in")
    void waysIn() {
        put(FIRST, OrderStatus.PAID);
        String link = link(FIRST);
        portal.access.choose(TestPortal.STAFF, new CustomerNumber("10001"), AccessChoice.REVOKED);
        assertThat(Refusal.code(() -> portal.signIn(link))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.orders.get(FIRST).portal().link()).isNull();
        portal.access.choose(TestPortal.STAFF, new CustomerNumber("10001"), AccessChoice.GRANTED);

        String inside = portal.sessions
                .openByLink(link.substring(link.lastIndexOf('/') + 1), LinkScope.ORDER)
                .token();
        assertThat(portal.sessions.find(inside)).isPresent();
        portal.settings.saveAccess(
                TestPortal.STAFF,
                new AccessPreset(false, EnumSet.complementOf(EnumSet.of(LoginMethod.ORDER_LINK)), UnknownEmail.ERROR));
        assertThat(Refusal.code(() -> portal.signIn(link))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.sessions.find(inside)).as("who is inside already").isEmpty();
        assertThat(portal.orders.get(FIRST).portal().hiddenBecause()).containsExactly(HiddenReason.ORDER_LINKS_OFF);
    }

    @Test
    @DisplayName("BB-50 the link can be replaced, limited and killed; sessions that it opened end with it")
    void linksLifeCycle() {
        put(FIRST, OrderStatus.PAID);
        String first = link(FIRST);
        String second = portal.orders.rotateLink(TestPortal.STAFF, FIRST).link().url();
        assertThat(second).contains("/portal/o/").isNotEqualTo(first);
        assertThat(Refusal.code(() -> portal.signIn(first))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.signIn(second).onlyOrder()).isEqualTo(FIRST);

        portal.orders.limitLink(TestPortal.STAFF, FIRST, portal.clock.instant());
        assertThat(Refusal.code(() -> portal.signIn(second))).isEqualTo(ErrorCode.NOT_FOUND);
        portal.orders.limitLink(TestPortal.STAFF, FIRST, null);
        assertThat(portal.signIn(second)).isNotNull();
        assertThat(portal.orders.revokeLink(TestPortal.STAFF, FIRST).link()).isNull();
        assertThat(Refusal.code(() -> portal.signIn(second))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.links
                        .list(new CustomerNumber("10001"), PageRequest.first())
                        .items())
                .noneMatch(link -> link.scope() == LinkScope.ORDER);
    }

    @Test
    @DisplayName("BB-07 BB-10 the greeting names buyer, order and platform, and a buyer's name is no HTML")
    void greets() {
        Appearance before = portal.settings.appearance().value();
        portal.settings.saveAppearance(
                TestPortal.STAFF,
                new Appearance(
                        before.company(),
                        null,
                        null,
                        before.accentColor(),
                        "<p>Hallo {UserName}, Bestellung {OrderNumber} bei {Platform}</p>",
                        "de",
                        before.timeZone(),
                        null));
        portal.orderIntake.put(
                TestPortal.HOST,
                order(
                        FIRST,
                        "10001",
                        OrderStatus.PAID,
                        new Buyer("<script>alert(1)</script>{OrderNumber}", null, null)));

        OrderDetail order = portal.customerOrders.get(anna, FIRST);
        assertThat(order.greeting())
                .doesNotContain("<script")
                .contains("{OrderNumber}, Bestellung B-1 bei Online-Shop");
    }

    @Test
    @DisplayName("staff find orders by state, platform, customer and words, page by page")
    void lists() {
        IntStream.rangeClosed(1, 5).forEach(i -> put(new OrderNumber("B-" + i), OrderStatus.ORDERED));
        put(new OrderNumber("B-3"), OrderStatus.SHIPPED);
        Page<AdministeredOrderSummary> page = portal.orders.list(OrderFilter.all(), new PageRequest(3, null));
        Page<AdministeredOrderSummary> rest = portal.orders.list(OrderFilter.all(), new PageRequest(3, page.next()));
        assertThat(page.items()).extracting(row -> row.order().number().value()).containsExactly("B-5", "B-4", "B-3");
        assertThat(rest.items()).extracting(row -> row.order().number().value()).containsExactly("B-2", "B-1");
        assertThat(rest.next()).isNull();
        assertThat(found(new OrderFilter(Set.of(OrderStatus.SHIPPED), null, null, null)))
                .containsExactly("B-3");
        assertThat(found(new OrderFilter(Set.of(), new CustomerNumber("10002"), null, null)))
                .isEmpty();
        assertThat(found(new OrderFilter(Set.of(), null, "eBay", null))).isEmpty();
        assertThat(found(new OrderFilter(Set.of(), null, "Online-Shop", "b-4"))).containsExactly("B-4");
        assertThat(portal.orders.platforms()).containsExactly("Online-Shop");
    }

    private List<String> found(OrderFilter filter) {
        return portal.orders.list(filter, PageRequest.first()).items().stream()
                .map(row -> row.order().number().value())
                .toList();
    }
}
