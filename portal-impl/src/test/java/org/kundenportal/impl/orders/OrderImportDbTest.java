package org.kundenportal.impl.orders;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.OrderFilter;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderImportReport;
import org.kundenportal.api.orders.OrderImportReport.Action;
import org.kundenportal.api.orders.OrderImportReport.Counts;
import org.kundenportal.api.orders.OrderImportReport.LineError;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class OrderImportDbTest {

    private static final String HEADER =
            "Bestellnummer;Kundennummer;Käufer;Status;Bestelldatum;Bezeichnung;Menge;Einzelpreis;MwSt\n";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    OrderImportDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
        portal.customer("10042");
    }

    private static byte[] file(String lines) {
        return (HEADER + lines).getBytes(StandardCharsets.UTF_8);
    }

    private OrderImportReport take(String lines) {
        return portal.orderImport.importFile(STAFF, file(lines), null);
    }

    private int orders() {
        return portal.orders
                .list(OrderFilter.all(), new PageRequest(200, null))
                .items()
                .size();
    }

    @Test
    @DisplayName("BB-01 orders of a file are created and changed; the same file again changes nothing")
    void imports() {
        String lines = "B-1;10042;;bezahlt;21.11.2026;Buch;1;10,00;19\nB-1;;;;;Versand;1;3,90;19\n"
                + "B-2;777;Max Neu;bestellt;21.11.2026;Heft;2;5,00;7\nB-3;777;Max Neu;bestellt;21.11.2026;Heft;1;5,00;7\n";

        assertThat(portal.orderImport.preview(file(lines), null).counts()).isEqualTo(new Counts(3, 0, 0, 1, 0));
        assertThat(orders()).isZero();

        OrderImportReport done = take(lines);
        assertThat(done.counts()).isEqualTo(new Counts(3, 0, 0, 1, 0));
        assertThat(done.orders())
                .extracting(
                        entry -> entry.number().value(),
                        OrderImportReport.Entry::line,
                        OrderImportReport.Entry::items,
                        entry -> entry.total().amount().toPlainString(),
                        OrderImportReport.Entry::createsCustomer)
                .containsExactly(
                        tuple("B-1", 2, 2, "16.54", false),
                        tuple("B-2", 4, 1, "10.70", true),
                        tuple("B-3", 5, 1, "5.35", false));
        assertThat(portal.customers.get(new CustomerNumber("777")).data().name())
                .isEqualTo("Max Neu");
        assertThat(portal.orders.get(new OrderNumber("B-1")).portal().link()).isNotNull();

        assertThat(take(lines).counts()).isEqualTo(new Counts(0, 0, 3, 0, 0));

        OrderImportReport again = take(lines.replace("bestellt", "storniert"));
        assertThat(again.counts()).isEqualTo(new Counts(0, 2, 1, 0, 0));
        assertThat(again.orders())
                .extracting(OrderImportReport.Entry::action)
                .containsExactly(Action.UNCHANGED, Action.UPDATE, Action.UPDATE);
        assertThat(portal.orders.get(new OrderNumber("B-3")).data().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    @DisplayName("one line that is wrong, and nothing of the file is taken")
    void allOrNothing() {
        String lines =
                "B-1;10042;;bezahlt;21.11.2026;Buch;1;10,00;19\nB-2;10042;;bezahlt;21.11.2026;Buch;viel;10,00;19\n";

        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(() -> take(lines))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.ORDERS_NOT_IMPORTED);
                    assertThat(refusal.violations()).containsExactly(new Violation("lines[3].Menge", "NOT_A_NUMBER"));
                });
        assertThat(orders()).isZero();
        OrderImportReport preview = portal.orderImport.preview(file(lines), null);
        assertThat(preview.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1));
        assertThat(preview.errors()).containsExactly(new LineError(3, "Menge", "NOT_A_NUMBER", "viel"));
    }

    @Test
    @DisplayName("customers whom nobody knows and nobody names, and orders of others, are errors of their lines")
    void customers() {
        portal.customer("10043");
        take("B-1;10042;;bezahlt;21.11.2026;Buch;1;10,00;19\n");

        OrderImportReport preview = portal.orderImport.preview(
                file("B-1;10043;;bezahlt;21.11.2026;Buch;1;10,00;19\nB-2;888;;bezahlt;21.11.2026;Buch;1;10,00;19\n"),
                null);

        assertThat(preview.errors())
                .containsExactly(
                        new LineError(2, "Kundennummer", "CUSTOMER_MISMATCH", "10043"),
                        new LineError(3, "Kundennummer", "UNKNOWN_CUSTOMER_WITHOUT_BUYER", "888"));
        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(() -> take(
                        "B-9;10042;;bezahlt;21.11.2026;Buch;1;1,00;19\nB-2;888;;bezahlt;21.11.2026;Buch;1;1,00;19\n"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("more orders than are looked up and written at once")
    void many() {
        String lines = IntStream.range(0, 450)
                .mapToObj(i ->
                        "B-" + i + ";K-" + i % 210 + ";Käufer " + i % 210 + ";bezahlt;21.11.2026;Buch;1;10,00;19\n")
                .collect(Collectors.joining());

        assertThat(take(lines).counts()).isEqualTo(new Counts(450, 0, 0, 210, 0));
        OrderImportReport again = take(lines);
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 450, 0, 0));
        assertThat(again.orders()).hasSize(OrderImportReport.MAX_ORDERS);
    }

    @Test
    @DisplayName("a file that is too large is refused")
    void tooLarge() {
        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(() -> portal.orderImport.preview(new byte[OrderImport.MAX_FILE_SIZE + 1], null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE));
    }
}
