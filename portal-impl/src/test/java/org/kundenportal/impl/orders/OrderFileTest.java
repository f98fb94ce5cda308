package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderImportReport.LineError;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;

import static org.assertj.core.api.Assertions.assertThat;

class OrderFileTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final String HEADER =
            "Bestellnummer;Kundennummer;Käufer;Status;Bestelldatum;Bezeichnung;Menge;Einzelpreis;MwSt\n";

    private static OrderFile read(String text) {
        return OrderFile.read(text.getBytes(StandardCharsets.UTF_8), BERLIN, null);
    }

    private static List<LineError> errors(String text) {
        return read(text).errors().sorted();
    }

    private static LineError error(int line, String column, String code, String value) {
        return new LineError(line, column, code, value);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @DisplayName("BB-01 orders come in from a CSV file in UTF-8 or Windows-1252, with semicolons or commas")
    @CsvSource(
            delimiter = '|',
            value = {"UTF-8|;|", "UTF-8|,|", "UTF-8|;|\ufeff", "windows-1252|;|", "windows-1252|,|"})
    void readsWhatSpreadsheetsWrite(String charset, String delimiter, String mark) {
        String text = "Bestellnummer;Kundennummer;Käufer;E-Mail;Sprache;Plattform;Status;Bestelldatum;Zahlungsdatum;"
                + "Widerrufsverzicht;Währung;Artikelnummer;Bezeichnung;Menge;Einzelpreis;MwSt\r\n"
                + "B-1;10042;Jürgen Groß;j@example.org;deutsch;eBay;bezahlt;21.11.2026 14:30;22.11.2026;ja;EUR;E-1;"
                + "Übersicht;2;10.5;19 %\r\n"
                + "B-1;;;;;;;;;;;;Versand;;;\r\n";
        byte[] file = ((mark == null ? "" : mark) + text.replace(";", delimiter)).getBytes(Charset.forName(charset));

        OrderFile read = OrderFile.read(file, BERLIN, null);

        assertThat(read.errors().sorted()).isEmpty();
        assertThat(read.text().encoding()).isEqualTo(charset);
        assertThat(read.delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(read.lines()).isEqualTo(2);
        assertThat(read.orders())
                .containsExactly(new OrderFile.Entry(
                        2,
                        new OrderData(
                                new OrderNumber("B-1"),
                                new CustomerNumber("10042"),
                                new Buyer("Jürgen Groß", "j@example.org", "de"),
                                "eBay",
                                OrderStatus.PAID,
                                Instant.parse("2026-11-21T13:30:00Z"),
                                Instant.parse("2026-11-21T23:00:00Z"),
                                true,
                                List.of(
                                        new OrderItem(
                                                "E-1",
                                                "Übersicht",
                                                new BigDecimal("2"),
                                                new BigDecimal("10.5"),
                                                new BigDecimal("19")),
                                        new OrderItem(null, "Versand", BigDecimal.ONE, null, null)),
                                EUR)));
    }

    @ParameterizedTest
    @DisplayName("columns may be named in German or English, in any spelling and order; others are ignored and named")
    @ValueSource(
            strings = {
                "Bezeichnung,Bestelldatum,STATUS,Kunden-Nr.,Bestellnummer,Notiz",
                "description,ordered_at,status,customer_number,order_number,Notiz",
                "Description,Ordered at,state,Customer No,order-no,Notiz"
            })
    void columns(String header) {
        OrderFile read = read(header + "\nBuch,2026-11-21,PAID,10042,B-1,dringend\n");

        assertThat(read.errors().sorted()).isEmpty();
        assertThat(read.ignoredColumns()).containsExactly("Notiz");
        assertThat(read.orders()).singleElement().satisfies(entry -> {
            assertThat(entry.data().number().value()).isEqualTo("B-1");
            assertThat(entry.data().customer().value()).isEqualTo("10042");
            assertThat(entry.data().items()).singleElement().satisfies(item -> assertThat(item.description())
                    .isEqualTo("Buch"));
        });
    }

    @Test
    @DisplayName("a quoted field may have delimiters, quotation marks and line breaks; lines are counted as editors do")
    void quoted() {
        OrderFile read = read(HEADER
                + "B-1;10042;\"Meier; Söhne \"\"GmbH\"\"\";bezahlt;21.11.2026;\"Erste Zeile\nzweite Zeile\";1;;\n"
                + "\n;;;;;;;;\n"
                + "B-2;10042;;bezahlt;gestern;Buch;1;;\n");

        assertThat(read.errors().sorted()).containsExactly(error(6, "Bestelldatum", "NOT_A_DATE", "gestern"));
        assertThat(read.orders()).singleElement().satisfies(entry -> {
            assertThat(entry.data().buyer().name()).isEqualTo("Meier; Söhne \"GmbH\"");
            assertThat(entry.data().items().get(0).description()).isEqualTo("Erste Zeile\nzweite Zeile");
        });
    }

    @Test
    @DisplayName("what a spreadsheet would take for a formula is text, as everything else")
    void formulas() {
        assertThat(read(HEADER + "B-1;10042;=HYPERLINK();bezahlt;21.11.2026;@SUM(A1);1;;\n")
                        .orders())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.data().buyer().name()).isEqualTo("=HYPERLINK()");
                    assertThat(entry.data().items().get(0).description()).isEqualTo("@SUM(A1)");
                });
    }

    @Test
    @DisplayName("each line is told what is wrong with it, with column and value")
    void errorsByLine() {
        assertThat(errors(HEADER
                        + "B-1;;;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-2;1;;vielleicht;2026-02-30;Buch;viel;1.234;101\n"
                        + ";1;;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-3;1;;bezahlt;21.11.2026;Buch;1;;120\n"
                        + "B-4;1;;bezahlt;21.11.2026;;1;;\n"
                        + "B-5;1;A;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-5;2;B;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-6;1;A;bezahlt\n"
                        + "B-7;1;A;bezahlt;21.11.2026;Buch;1;;;;zu viel\n"))
                .containsExactly(
                        error(2, "Kundennummer", "REQUIRED", null),
                        error(3, "Status", "UNKNOWN_STATUS", "vielleicht"),
                        error(3, "Bestelldatum", "NOT_A_DATE", "2026-02-30"),
                        error(3, "Menge", "NOT_A_NUMBER", "viel"),
                        error(3, "Einzelpreis", "AMBIGUOUS_NUMBER", "1.234"),
                        error(4, "Bestellnummer", "REQUIRED", null),
                        error(5, "MwSt", "OUT_OF_RANGE", null),
                        error(6, "Bezeichnung", "REQUIRED", null),
                        error(8, "Kundennummer", "CONTRADICTION", "2"),
                        error(8, "Käufer", "CONTRADICTION", "B"),
                        error(9, null, "TOO_FEW_FIELDS", null),
                        error(10, null, "TOO_MANY_FIELDS", null));
    }

    @Test
    @DisplayName("what was said of an order in other words is no contradiction")
    void sameInOtherWords() {
        assertThat(errors(HEADER
                        + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-2;1;A;bezahlt;21.11.2026;Buch;1;;\n"
                        + "B-1;1;A;PAID;2026-11-21;Heft;1;;\n"))
                .isEmpty();
    }

    @Test
    @DisplayName("who says which mark the decimals have has no ambiguous numbers")
    void decimals() {
        byte[] file = (HEADER + "B-1;1;A;bezahlt;21.11.2026;Buch;1;1.234;19\n").getBytes(StandardCharsets.UTF_8);

        assertThat(OrderFile.read(file, BERLIN, DecimalMark.COMMA).orders())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.data().items().get(0).unitPrice()).isEqualTo(new BigDecimal("1234")));
    }

    @Test
    @DisplayName("columns that are missing or twice there are named once, and no line is blamed for them")
    void missingColumns() {
        assertThat(errors("Bestellnummer;Status;state;Menge\nB-1;x;y;viel\n"))
                .containsExactlyInAnyOrder(
                        error(1, "state", "DUPLICATE_COLUMN", null),
                        error(1, "customer_number", "MISSING_COLUMN", null),
                        error(1, "ordered_at", "MISSING_COLUMN", null),
                        error(1, "description", "MISSING_COLUMN", null));
    }

    static Stream<byte[]> noText() {
        return Stream.of(
                HEADER.getBytes(StandardCharsets.UTF_16),
                HEADER.getBytes(StandardCharsets.UTF_16LE),
                new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0},
                new byte[] {(byte) 0x81, 'a', ';'});
    }

    @ParameterizedTest
    @DisplayName("what is no text in UTF-8 or Windows-1252 says so")
    @MethodSource("noText")
    void notText(byte[] file) {
        assertThat(OrderFile.read(file, BERLIN, null).errors().sorted())
                .containsExactly(error(1, null, "UNSUPPORTED_ENCODING", null));
    }

    @Test
    @DisplayName("files without lines, with open quotation marks, with wrong ones, and with too many lines say so")
    void hostile() {
        assertThat(errors("")).containsExactly(error(1, null, "EMPTY_FILE", null));
        assertThat(errors(HEADER)).containsExactly(error(1, null, "EMPTY_FILE", null));
        assertThat(errors(HEADER + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;\nB-2;1;\"A;bezahlt;21.11.2026;Buch\n"))
                .containsExactly(error(3, null, "UNCLOSED_QUOTE", null));
        assertThat(errors(HEADER + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;\nB-2;1;\"A\" B;bezahlt;21.11.2026;Buch;;;\n"))
                .containsExactly(error(3, null, "MALFORMED_CSV", null));
        assertThat(errors(HEADER + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;\n".repeat(OrderImport.MAX_LINES + 1)))
                .containsExactly(error(OrderImport.MAX_LINES + 2, null, "TOO_MANY_LINES", null));
        assertThat(errors(";".repeat(1_000_000) + "\n")).containsExactly(error(1, null, "MALFORMED_CSV", null));
        assertThat(errors(HEADER + "B-1;1;" + "A".repeat(1_000_000) + ";bezahlt;21.11.2026;Buch;1;;\n"))
                .containsExactly(error(2, "Käufer", "TOO_LONG", null));
    }

    @Test
    @DisplayName("columns without a name, as spreadsheets append them, are none that is known")
    void unnamedColumns() {
        String header = HEADER.strip() + ";Währung;;\n";
        assertThat(errors(header + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;;EUR;;\n"))
                .isEmpty();
    }

    @Test
    @DisplayName("a cell that is too long for anything is not looked at, in lines as little as in the first one")
    void endlessCells() {
        String endless = "1" + " ".repeat(1_000_000) + "x";
        assertThat(errors("Bestellnummer;Kundennummer;Status;Bestelldatum;Bezeichnung;MwSt\n"
                        + "B-1;1;bezahlt;21.11.2026;Buch;" + endless + "\n"))
                .containsExactly(error(2, "MwSt", "TOO_LONG", null));
        assertThat(errors(HEADER.replace("Menge", endless) + "B-1;1;A;bezahlt;21.11.2026;Buch;1;;\n"))
                .containsExactly(error(1, null, "TOO_LONG", null));
    }

    @Test
    @DisplayName("of many errors all are counted and the first named")
    void manyErrors() {
        LineErrors errors = read(HEADER + "B-1;1;A;nein;21.11.2026;Buch;1;;\n".repeat(2_000))
                .errors();

        assertThat(errors.count()).isEqualTo(2_000);
        assertThat(errors.sorted()).hasSize(500).first().isEqualTo(error(2, "Status", "UNKNOWN_STATUS", "nein"));
    }

    @ParameterizedTest
    @DisplayName("the file to start from can be imported")
    @ValueSource(strings = {"de", "en", "fr"})
    void template(String language) {
        OrderFile read = read(OrderTemplate.in(Locale.forLanguageTag(language)));

        assertThat(read.errors().sorted()).isEmpty();
        assertThat(read.ignoredColumns()).isEmpty();
        assertThat(read.orders())
                .singleElement()
                .satisfies(entry -> assertThat(entry.data().items()).hasSize(2));
    }

    @ParameterizedTest
    @DisplayName("any orders that are written as CSV are read as they were")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void roundTrip(long seed) {
        Random random = new Random(seed);
        List<OrderData> orders = IntStream.range(0, 40)
                .mapToObj(i -> OrderDataRules.checked(order(random, i)))
                .toList();
        char delimiter = random.nextBoolean() ? ';' : ',';

        OrderFile read = read(write(orders, delimiter));

        assertThat(read.errors().sorted()).isEmpty();
        assertThat(read.orders()).extracting(OrderFile.Entry::data).isEqualTo(orders);
    }

    private static OrderData order(Random random, int i) {
        List<OrderItem> items = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            items.add(new OrderItem(
                    random.nextBoolean() ? "A-" + random.nextInt(9) : null,
                    text(random),
                    BigDecimal.valueOf(1 + random.nextInt(9_999), 2),
                    random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(999_999), 2) : null,
                    new BigDecimal("19")));
        }
        return new OrderData(
                new OrderNumber("B/" + i),
                new CustomerNumber("C " + random.nextInt(9)),
                random.nextBoolean() ? new Buyer(text(random).replace('\n', ' '), "a@example.org", "en") : null,
                random.nextBoolean() ? "Shop \"; '," : null,
                List.of(OrderStatus.values()).get(random.nextInt(OrderStatus.values().length)),
                Instant.ofEpochMilli(1_600_000_000_000L + random.nextInt()).truncatedTo(ChronoUnit.MILLIS),
                random.nextBoolean() ? Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt()) : null,
                random.nextBoolean(),
                items,
                Currency.getInstance(random.nextBoolean() ? "EUR" : "JPY"));
    }

    /** Never blank at its ends, as a name. */
    private static String text(Random random) {
        String alphabet = "aä;,\"'\n=🎁 \tß";
        return "x"
                + random.ints(random.nextInt(20), 0, alphabet.codePointCount(0, alphabet.length()))
                        .mapToObj(at -> Character.toString(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at))))
                        .collect(Collectors.joining())
                        .replace('\t', ' ')
                + "y";
    }

    private static String write(List<OrderData> orders, char delimiter) {
        StringBuilder csv = new StringBuilder();
        line(
                csv,
                delimiter,
                Stream.of(OrderColumn.values()).map(OrderColumn::english).toList());
        for (OrderData order : orders) {
            Buyer buyer = order.buyer();
            List<String> head = List.of(
                    order.number().value(),
                    order.customer().value(),
                    buyer == null ? "" : buyer.name(),
                    buyer == null ? "" : buyer.email(),
                    buyer == null ? "" : buyer.language(),
                    order.platform() == null ? "" : order.platform(),
                    order.status().name(),
                    order.orderedAt().toString(),
                    order.paidAt() == null ? "" : order.paidAt().toString(),
                    Boolean.toString(order.waivedInShop()),
                    order.currency().getCurrencyCode());
            if (order.items().isEmpty()) {
                line(csv, delimiter, concat(head, List.of("", "", "", "", "")));
            }
            for (OrderItem item : order.items()) {
                line(
                        csv,
                        delimiter,
                        concat(
                                head,
                                List.of(
                                        item.articleNumber() == null ? "" : item.articleNumber(),
                                        item.description(),
                                        number(item.quantity()),
                                        number(item.unitPrice()),
                                        number(item.vatPercent()))));
            }
        }
        return csv.toString();
    }

    private static List<String> concat(List<String> head, List<String> tail) {
        return Stream.concat(head.stream(), tail.stream()).toList();
    }

    private static String number(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static void line(StringBuilder csv, char delimiter, List<String> values) {
        csv.append(values.stream()
                        .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(Character.toString(delimiter))))
                .append("\r\n");
    }
}
