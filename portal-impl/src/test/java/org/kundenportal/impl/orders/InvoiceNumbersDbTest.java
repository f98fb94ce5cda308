package org.kundenportal.impl.orders;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.CreatedInvoice;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.impl.Intercepted;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;

/** Two nodes on one database, and invoices that come to nothing. */
@DatabaseTest
class InvoiceNumbersDbTest {

    private static final int CLICKS = 16;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal node;
    private TestPortal otherNode;
    private ActingCustomer anna;

    InvoiceNumbersDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void twoNodes() {
        node = new TestPortal(database, folder);
        otherNode = new TestPortal(database, folder);
        anna = node.customer("10001");
        node.settings.saveInvoices(STAFF, new InvoiceSettings(true, true, null, InvoiceSettings.USUAL_PATTERN, null));
    }

    private OrderNumber paidOrder(int number) {
        OrderNumber key = new OrderNumber("B-" + number);
        node.orderIntake.put(
                HOST,
                new OrderData(
                        key,
                        new CustomerNumber("10001"),
                        null,
                        "Online-Shop",
                        OrderStatus.PAID,
                        node.clock.instant(),
                        null,
                        false,
                        List.of(new OrderItem("A", "E-Book", BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(19))),
                        Currency.getInstance("EUR")));
        return key;
    }

    private TestPortal nodeOf(int call) {
        return call % 2 == 0 ? node : otherNode;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> String.format("RE-2026-%05d", number))
                .toList();
    }

    @Test
    @DisplayName("BB-16 sixteen clicks on two nodes make one invoice, and all get it")
    void oneInvoiceAnOrder() throws Exception {
        OrderNumber order = paidOrder(1);

        List<Parallel.Result<CreatedInvoice>> results =
                Parallel.calls(CLICKS, call -> nodeOf(call).invoiceDownloads.create(anna, order));

        assertThat(results).allSatisfy(result -> {
            assertThat(result.refusal()).isNull();
            assertThat(result.value().key().number()).isEqualTo("RE-2026-00001");
        });
        assertThat(results).filteredOn(result -> result.value().isNew()).hasSize(1);
        assertThat(database.count("document")).isEqualTo(1);
        assertThat(node.invoiceNumbers.next(InvoiceSettings.USUAL_PATTERN)).isEqualTo("RE-2026-00002");
    }

    @Test
    @DisplayName("BB-16 sixteen orders at once on two nodes, each clicked twice, have the numbers 1 to 16")
    void numbersWithoutGap() throws Exception {
        List<OrderNumber> orders =
                IntStream.range(0, CLICKS).mapToObj(this::paidOrder).toList();

        List<Parallel.Result<CreatedInvoice>> results = new ArrayList<>();
        results.addAll(
                Parallel.calls(CLICKS, call -> nodeOf(call).invoiceDownloads.create(anna, orders.get(call))));
        results.addAll(
                Parallel.calls(CLICKS, call -> nodeOf(call + 1).invoiceDownloads.create(anna, orders.get(call))));

        assertThat(results).extracting(Parallel.Result::refusal).containsOnlyNulls();
        assertThat(results.stream()
                        .filter(result -> result.value().isNew())
                        .map(result -> result.value().key().number()))
                .containsExactlyInAnyOrderElementsOf(numbers(1, CLICKS));
        assertThat(database.count("document")).isEqualTo(CLICKS);
    }

    @Test
    @DisplayName("BB-16 an invoice that fails after its number was taken leaves no gap: the next one gets the number")
    void failuresLeaveNoGap() {
        AtomicInteger failures = new AtomicInteger();
        TestPortal failing = new TestPortal(failingTx(failures), folder);
        paidOrder(1);
        assertThat(failing.invoiceDownloads.create(anna, paidOrder(1)).key().number())
                .isEqualTo("RE-2026-00001");

        for (int i = 0; i < 3; i++) {
            failures.set(1);
            assertThatThrownBy(() -> failing.invoiceDownloads.create(anna, paidOrder(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the power went out");
            assertThat(failures).hasValue(0);
        }

        assertThat(failing.invoiceDownloads.create(anna, paidOrder(3)).key().number())
                .isEqualTo("RE-2026-00002");
        assertThat(node.invoiceDownloads.create(anna, paidOrder(2)).key().number())
                .isEqualTo("RE-2026-00003");
    }

    @Test
    @DisplayName("BB-16 of sixteen orders at once of which some fail, the others have numbers without a gap or double")
    void failuresAmongOthers() throws Exception {
        AtomicInteger failures = new AtomicInteger(5);
        TestPortal failing = new TestPortal(failingTx(failures), folder);
        List<OrderNumber> orders =
                IntStream.range(0, CLICKS).mapToObj(this::paidOrder).toList();
        Set<String> made = new HashSet<>();

        List<Parallel.Result<String>> results = Parallel.calls(CLICKS, call -> {
            try {
                return (call % 2 == 0 ? failing : node)
                        .invoiceDownloads
                        .create(anna, orders.get(call))
                        .key()
                        .number();
            } catch (IllegalStateException e) {
                return null;
            }
        });

        assertThat(failures).hasValue(0);
        results.stream()
                .map(Parallel.Result::value)
                .filter(number -> number != null)
                .forEach(made::add);
        assertThat(made).containsExactlyInAnyOrderElementsOf(numbers(1, CLICKS - 5));
        assertThat(database.count("document")).isEqualTo(CLICKS - 5L);
    }

    /** Transactions of which so many fail once their document is in the database. */
    private Tx failingTx(AtomicInteger failures) {
        return new Tx(Intercepted.after(
                "createEntityManager",
                EntityManagerFactory.class,
                database.entityManagerFactory(),
                made -> failing((EntityManager) made, failures)));
    }

    private static EntityManager failing(EntityManager real, AtomicInteger failures) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(real, arguments);
                        boolean isVersion = called.getName().equals("persist")
                                && arguments[0].getClass().getSimpleName().equals("DocumentVersionEntity");
                        if (isVersion && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            throw new IllegalStateException("the power went out");
                        }
                        return result;
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
