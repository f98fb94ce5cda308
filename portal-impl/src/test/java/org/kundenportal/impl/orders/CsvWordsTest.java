package org.kundenportal.impl.orders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.orders.OrderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CsvWordsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("days begin, and times without an offset are, in the merchant's zone, summer and winter")
    @CsvSource({
        "2026-11-21T20:13:00Z, 2026-11-21T20:13:00Z",
        "2026-11-21T20:13:00.123456Z, 2026-11-21T20:13:00.123Z",
        "2026-11-21T20:13Z, 2026-11-21T20:13:00Z",
        "2026-11-21T20:13:00+05:30, 2026-11-21T14:43:00Z",
        "2026-11-21T20:13:00, 2026-11-21T19:13:00Z",
        "2026-11-21 20:13, 2026-11-21T19:13:00Z",
        "2026-11-21, 2026-11-20T23:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "21.11.2026, 2026-11-20T23:00:00Z",
        "1.7.2026, 2026-06-30T22:00:00Z",
        "21.11.2026 14:30, 2026-11-21T13:30:00Z",
        "21.11.2026 9:05:07, 2026-11-21T08:05:07Z",
        "29.03.2026 02:30, 2026-03-29T01:30:00Z",
        "29.2.2028, 2028-02-28T23:00:00Z"
    })
    void instants(String text, Instant expected) {
        assertThat(CsvWords.instant(text, BERLIN)).contains(expected);
    }

    @ParameterizedTest
    @DisplayName("what is no day that there is, is none")
    @ValueSource(
            strings = {
                "31.02.2026",
                "29.2.2026",
                "2026-13-01",
                "21/11/2026",
                "11-21-2026",
                "21.11.26",
                "0021-11-21",
                "gestern",
                "44521",
                "21.11.2026 25:00",
                "2026-11-21T20:13:00Zzz",
                "12026-11-21",
                "-",
                "9999999999-01-01"
            })
    void noInstants(String text) {
        assertThat(CsvWords.instant(text, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("a state may be named as the API does, however it is written")
    @EnumSource(OrderStatus.class)
    void states(OrderStatus status) {
        assertThat(CsvWords.status(status.name())).contains(status);
        assertThat(CsvWords.status(status.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .contains(status);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("a state may be named in German")
    @CsvSource({
        "bestellt, ORDERED",
        "Bestätigt, CONFIRMED",
        "BEZAHLT, PAID",
        "verpackt, PACKED",
        "im Versand, IN_FULFILLMENT",
        "versendet, SHIPPED",
        "abgeschlossen, COMPLETED",
        "archiviert, ARCHIVED",
        "bewertet, RATED",
        "Reklamation, COMPLAINT",
        "Rücksendung, RETURN",
        "Angebot, OFFERED",
        "1. Mahnung, FIRST_REMINDER",
        "2. Mahnung, SECOND_REMINDER",
        "Zahlungserinnerung, PAYMENT_REMINDER",
        "storniert, CANCELLED",
        "canceled, CANCELLED",
        "gelöscht, DELETED"
    })
    void germanStates(String text, OrderStatus status) {
        assertThat(CsvWords.status(text)).contains(status);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("yes and no are told apart, and from anything else")
    @CsvSource({"ja, true", "Nein, false", "TRUE, true", "false, false", "1, true", "0, false", "vielleicht,", "2,"})
    void answers(String text, Boolean expected) {
        assertThat(CsvWords.yes(text).orElse(null)).isEqualTo(expected);
    }
}
