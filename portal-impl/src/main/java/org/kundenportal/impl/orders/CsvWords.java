package org.kundenportal.impl.orders;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kundenportal.api.orders.OrderStatus;

/** What people write into the cells of a file with orders. */
final class CsvWords {

    private static final Set<String> YES = Set.of("ja", "j", "yes", "y", "true", "wahr", "1", "x");
    private static final Set<String> NO = Set.of("nein", "n", "no", "false", "falsch", "0");
    private static final Map<String, String> LANGUAGES =
            Map.of("de", "de", "deutsch", "de", "german", "de", "en", "en", "englisch", "en", "english", "en");

    private static final DateTimeFormatter ISO = strict(new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("][XXX]]"));
    private static final DateTimeFormatter GERMAN =
            strict(new DateTimeFormatterBuilder().appendPattern("d.M.uuuu[' 'H:mm[:ss]]"));

    /** No order is older, and none in a later millennium: years with two digits are typing errors. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    private static final Map<String, OrderStatus> STATUSES = statuses();

    private CsvWords() {}

    private static Map<String, OrderStatus> statuses() {
        Map<String, OrderStatus> words = new HashMap<>();
        Arrays.stream(OrderStatus.values()).forEach(status -> words.put(bare(status.name()), status));
        put(words, OrderStatus.ORDERED, "bestellt", "neu", "offen", "new");
        put(words, OrderStatus.CONFIRMED, "bestätigt");
        put(words, OrderStatus.PAID, "bezahlt");
        put(words, OrderStatus.PACKED, "verpackt", "gepackt");
        put(
                words,
                OrderStatus.IN_FULFILLMENT,
                "in Bearbeitung",
                "im Versand",
                "in Auslieferung",
                "beim Versender",
                "in fulfilment");
        put(words, OrderStatus.SHIPPED, "versendet", "verschickt", "versandt");
        put(words, OrderStatus.COMPLETED, "abgeschlossen", "erledigt", "complete");
        put(words, OrderStatus.ARCHIVED, "archiviert");
        put(words, OrderStatus.RATED, "bewertet");
        put(words, OrderStatus.COMPLAINT, "Reklamation", "reklamiert");
        put(words, OrderStatus.RETURN, "Rückgabe", "Rücksendung", "Retoure", "returned");
        put(words, OrderStatus.OFFERED, "angeboten", "Angebot");
        put(words, OrderStatus.FIRST_REMINDER, "1. Mahnung", "erste Mahnung");
        put(words, OrderStatus.SECOND_REMINDER, "2. Mahnung", "zweite Mahnung");
        put(words, OrderStatus.PAYMENT_REMINDER, "Zahlungserinnerung", "Zahlung angemahnt");
        put(words, OrderStatus.CANCELLED, "storniert", "canceled");
        put(words, OrderStatus.DELETED, "gelöscht");
        return Map.copyOf(words);
    }

    private static void put(Map<String, OrderStatus> words, OrderStatus status, String... names) {
        Arrays.stream(names).forEach(name -> words.put(bare(name), status));
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
    }

    static Optional<OrderStatus> status(String text) {
        return Optional.ofNullable(STATUSES.get(bare(text)));
    }

    static Optional<Boolean> yes(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** The language that the word names; as it stands if it names none. */
    static String language(String text) {
        return LANGUAGES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
    }

    /** A day is when it begins there; a time without an offset is one there. Milliseconds are the finest. */
    static Optional<Instant> instant(String text, ZoneId zone) {
        try {
            TemporalAccessor read = (text.indexOf('-') > 0 ? ISO : GERMAN)
                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(instant(read, zone).truncatedTo(ChronoUnit.MILLIS))
                    .filter(CsvWords::isPlausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor read, ZoneId zone) {
        if (read instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        return read instanceof LocalDateTime time
                ? time.atZone(zone).toInstant()
                : ((LocalDate) read).atStartOfDay(zone).toInstant();
    }

    private static boolean isPlausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static DateTimeFormatter strict(DateTimeFormatterBuilder form) {
        return form.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
