package org.kundenportal.impl.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.impl.orders.OrderRules.Known;

import static org.assertj.core.api.Assertions.assertThat;

class OrderRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final InvoiceSettings OFF = invoices(false, true);
    private static final InvoiceSettings MANUAL = invoices(true, false);
    private static final InvoiceSettings AUTOMATIC = invoices(true, true);

    private static InvoiceSettings invoices(boolean allowed, boolean automatic) {
        return new InvoiceSettings(allowed, automatic, null, InvoiceSettings.USUAL_PATTERN, null);
    }

    private static FileSettings files(boolean allowed, boolean waiver) {
        return new FileSettings(allowed, null, null, waiver, "Ich verzichte.", Watermark.NONE, EncryptedPdfs.DENY);
    }

    /** Ruling 4, written out once more: whoever changes a set changes this table with it. */
    @ParameterizedTest
    @CsvSource({
        "ORDERED,             AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "CONFIRMED,           AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "PAID,                AVAILABLE,   CREATABLE,   AVAILABLE",
        "PACKED,              AVAILABLE,   CREATABLE,   AVAILABLE",
        "IN_FULFILLMENT,      AVAILABLE,   CREATABLE,   AVAILABLE",
        "SHIPPED,             AVAILABLE,   CREATABLE,   AVAILABLE",
        "COMPLETED,           AVAILABLE,   CREATABLE,   AVAILABLE",
        "ARCHIVED,            AVAILABLE,   CREATABLE,   AVAILABLE",
        "RATED,               AVAILABLE,   CREATABLE,   AVAILABLE",
        "COMPLAINT,           AVAILABLE,   CREATABLE,   AVAILABLE",
        "RETURN,              AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "OFFERED,             ORDER_STATE, ORDER_STATE, ORDER_STATE",
        "FIRST_REMINDER,      AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "SECOND_REMINDER,     AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "PAYMENT_REMINDER,    AVAILABLE,   NO_INVOICE,  ORDER_STATE",
        "CANCELLED,           ORDER_STATE, ORDER_STATE, ORDER_STATE",
        "DELETED,             ORDER_STATE, ORDER_STATE, ORDER_STATE"
    })
    @DisplayName("BB-12 BB-13 BB-14 BB-15 BB-21 BB-22 what each state allows, for each outcome")
    void states(OrderStatus status, Outcome issued, Outcome missing, Outcome file) {
        boolean ordered = issued == Outcome.AVAILABLE;

        assertThat(OrderRules.invoice(MANUAL, status, Known.ISSUED, null, NOW)).isEqualTo(issued);
        assertThat(OrderRules.invoice(MANUAL, status, Known.ISSUED, LATER, NOW)).isEqualTo(issued);
        assertThat(OrderRules.invoice(MANUAL, status, Known.ISSUED, NOW, NOW))
                .isEqualTo(ordered ? Outcome.DOWNLOAD_PERIOD_OVER : Outcome.ORDER_STATE);
        assertThat(OrderRules.invoice(AUTOMATIC, status, Known.NONE, null, NOW)).isEqualTo(missing);
        assertThat(OrderRules.invoice(MANUAL, status, Known.NONE, null, NOW))
                .isEqualTo(ordered ? Outcome.NO_INVOICE : Outcome.ORDER_STATE);
        assertThat(OrderRules.invoice(AUTOMATIC, status, Known.DRAFT, null, NOW))
                .isEqualTo(ordered ? Outcome.NO_INVOICE : Outcome.ORDER_STATE);
        for (Known known : Known.values()) {
            assertThat(OrderRules.invoice(OFF, status, known, null, NOW)).isEqualTo(Outcome.INVOICE_DOWNLOAD_OFF);
        }

        boolean paid = file == Outcome.AVAILABLE;
        assertThat(OrderRules.isPaid(status)).isEqualTo(paid);
        assertThat(OrderRules.file(files(true, false), status, null, null, false, NOW))
                .isEqualTo(file);
        assertThat(OrderRules.file(files(true, false), status, 1L, LATER, false, NOW))
                .isEqualTo(file);
        assertThat(OrderRules.file(files(true, false), status, 0L, LATER, false, NOW))
                .isEqualTo(paid ? Outcome.DOWNLOAD_LIMIT : Outcome.ORDER_STATE);
        assertThat(OrderRules.file(files(true, false), status, 1L, NOW, false, NOW))
                .isEqualTo(paid ? Outcome.DOWNLOAD_PERIOD_OVER : Outcome.ORDER_STATE);
        assertThat(OrderRules.file(files(true, true), status, 1L, LATER, false, NOW))
                .isEqualTo(paid ? Outcome.WAIVER_REQUIRED : Outcome.ORDER_STATE);
        assertThat(OrderRules.file(files(true, true), status, 1L, LATER, true, NOW))
                .isEqualTo(file);
        assertThat(OrderRules.file(files(false, false), status, null, null, true, NOW))
                .isEqualTo(Outcome.FILE_DOWNLOAD_OFF);
    }

    @Test
    @DisplayName("BB-28 of both limits the one that is reached ends it, and no waiver brings back what is over")
    void whicheverEndsFirst() {
        FileSettings settings = files(true, true);
        assertThat(OrderRules.file(settings, OrderStatus.PAID, 0L, NOW, false, NOW))
                .isEqualTo(Outcome.DOWNLOAD_PERIOD_OVER);
        assertThat(OrderRules.file(settings, OrderStatus.PAID, 0L, LATER, false, NOW))
                .isEqualTo(Outcome.DOWNLOAD_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-15, 14, Europe/Berlin,       2026-03-29T22:00:00Z",
        "2026-10-11, 14, Europe/Berlin,       2026-10-25T23:00:00Z",
        "2026-11-21,  0, Europe/Berlin,       2026-11-21T23:00:00Z",
        "2026-11-21,  1, Pacific/Kiritimati,  2026-11-22T10:00:00Z",
        "2026-11-21,  1, America/St_Johns,    2026-11-23T03:30:00Z",
        "2026-11-21, 36500, Europe/Berlin,    2126-10-28T23:00:00Z"
    })
    @DisplayName("BB-17 BB-26 a period ends at the start of the day after its last, in the merchant's zone")
    void ends(LocalDate from, int days, ZoneId zone, Instant end) {
        assertThat(OrderRules.end(from, days, zone)).isEqualTo(end);
    }

    @Test
    @DisplayName("BB-27 no days are for ever")
    void forEver() {
        assertThat(OrderRules.end(LocalDate.parse("2026-11-21"), null, ZoneId.of("Europe/Berlin")))
                .isNull();
    }
}
