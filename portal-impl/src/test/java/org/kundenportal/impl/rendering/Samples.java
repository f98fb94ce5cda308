package org.kundenportal.impl.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.kundenportal.api.Money;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Line;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;

/** Documents that the tests draw. */
final class Samples {

    static final Currency EUR = Currency.getInstance("EUR");

    static final Company NORDLICHT = new Company(
            "Nordlicht Gebäudetechnik GmbH",
            "Am Sandtorkai 48",
            "20457",
            "Hamburg",
            "DE",
            "rechnung@nordlicht.example",
            "+49 40 5550-190",
            "DE123456789",
            "DE02 1203 0000 0000 2020 51");

    static final Recipient HAFENBLICK = new Recipient(
            "10482", "Hafenblick Hotels GmbH", "Bernhard-Nocht-Straße 12", "20359", "Hamburg", "DE", "DE987654321");

    private Samples() {}

    static Line line(String description, String quantity, String unit, String price, String percent) {
        return new Line(description, number(quantity), unit, number(price), number(percent));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static List<Line> lines() {
        return List.of(
                line(
                        "Reparatur Umwälzpumpe\nHaus Kiel, Heizraum 2. UG; Austausch der Gleitringdichtung",
                        "3.5",
                        "Std",
                        "89.00",
                        "19"),
                line("Gleitringdichtung GLRD 22 mm", "1", "Stk", "147.90", "19"),
                line("Fachbuch \u201eHydraulischer Abgleich\u201c", "2", "Stk", "24.50", "7"));
    }

    /** An invoice over the three {@link #lines}: net 508.40, VAT 87.29 + 3.43, total 599.12. */
    static PrintedDocument.Builder invoice(Locale language) {
        return of(PrintedDocument.Type.INVOICE, "RE-2026-1187", language)
                .dueDate(LocalDate.of(2026, 11, 15))
                .total(Money.of("599.12", "EUR"));
    }

    static PrintedDocument.Builder of(PrintedDocument.Type type, String number, Locale language) {
        return PrintedDocument.builder(type, number, language, EUR)
                .issueDate(LocalDate.of(2026, 11, 1))
                .issuer(NORDLICHT)
                .recipient(HAFENBLICK)
                .orderNumber("A-2026-0815")
                .accentColour("#0a6b74")
                .lines(lines());
    }

    /** One sensible document of each type. */
    static List<PrintedDocument> ofEachType(Locale language) {
        return List.of(
                invoice(language)
                        .paid(Money.of("100.00", "EUR"))
                        .payable(Money.of("499.12", "EUR"))
                        .note(
                                "Der Monteur hat die Anlage entlüftet und auf 1,8 bar gefüllt. Bitte prüfen Sie den Druck nach zwei Wochen.")
                        .build(),
                of(PrintedDocument.Type.REMINDER, "MA-2026-0042", language)
                        .dunningLevel(2)
                        .dueDate(LocalDate.of(2026, 11, 22))
                        .precedingInvoice("RE-2026-1187")
                        .lines(List.of(
                                line("Rechnung RE-2026-1187 vom 01.11.2026", "1", null, "599.12", null),
                                line("Mahngebühr", "1", null, "5.00", null)))
                        .total(Money.of("604.12", "EUR"))
                        .build(),
                of(PrintedDocument.Type.ESTIMATE, "AN-2026-0342", language)
                        .validUntil(LocalDate.of(2026, 11, 30))
                        .note("Die Preise gelten bei Ausführung bis Ende Januar 2027.")
                        .build(),
                of(PrintedDocument.Type.CREDIT_NOTE, "GS-2026-0007", language)
                        .precedingInvoice("RE-2026-1187")
                        .lines(List.of(
                                line("Gleitringdichtung GLRD 22 mm, zurückgenommen", "1", "Stk", "147.90", "19")))
                        .total(Money.of("176.00", "EUR"))
                        .build(),
                of(PrintedDocument.Type.DELIVERY_NOTE, "LS-2026-0771", language)
                        .lines(List.of(
                                line("Umwälzpumpe Stratos MAXO 40/0,5-8", "2", "Stk", null, null),
                                line("Rohrisolierung 28 mm", "12.5", "m", null, null)))
                        .build(),
                of(PrintedDocument.Type.ORDER_CONFIRMATION, "AB-2026-0311", language)
                        .build(),
                of(PrintedDocument.Type.SERVICE_REPORT, "SB-2026-0918", language)
                        .workOrderNumber("EA-4711")
                        .note(
                                "Befund: Luft im Kreis 3, Druck 0,9 bar.\nMaßnahmen: entlüftet, nachgefüllt, Membrangefäß geprüft.\n\nDie Anlage läuft störungsfrei.")
                        .lines(List.of(
                                line("Wartung Wärmepumpe nach Plan", "2", "Std", null, null),
                                line("Anfahrt", "34", "km", null, null)))
                        .build());
    }

    /** An invoice of many rows, each of which wraps now and then. */
    static PrintedDocument invoiceOf(int rows) {
        List<Line> lines = new ArrayList<>();
        IntStream.rangeClosed(1, rows)
                .mapToObj(row -> line(
                        "Artikel " + row
                                + (row % 7 == 0
                                        ? " mit einer Beschreibung, die über mehr als eine Zeile reicht und umbrochen werden muss"
                                        : ""),
                        Integer.toString(row % 9 + 1),
                        "Stk",
                        (row % 50 + 1) + ".37",
                        row % 5 == 0 ? "7" : "19"))
                .forEach(lines::add);
        return invoice(Locale.GERMAN).lines(lines).total(null).build();
    }

    /** Texts that have broken PDF and XML writers before. */
    static List<String> hostileTexts() {
        return Stream.of(
                        "Łukasz Żółć",
                        "Иван Петров",
                        "山田 太郎",
                        "שלום עולם GmbH (2)",
                        "محمد بن سلمان",
                        "e\u0301 o\u0308 a\u030a\u0301 n\u0303 q\u0323\u0307",
                        "\ud83d\ude80 Raumfahrt \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                        "lone \ud800 and \udc00 surrogates",
                        "control \u0000\u0001\u0007\u001b\u007f\u0085\u009f end",
                        "override \u202egnp.exe\u202c \u2066iso\u2069 \ufeff\u200b\u00ad",
                        "non-characters \uffff\ufffe\ufdd0",
                        "<script>&amp;\"'</script>]]>%s%n${x}{0}",
                        "Ligaturen \ufb01 \u2116 \u2122 \u00bd \u2460 \ufdfa",
                        "tab\tfeed\fvertical\u000bseparator\u2028paragraph\u2029end\r\nnext",
                        "W".repeat(400),
                        "\n\n\n",
                        " ")
                .toList();
    }

    /** A document of which each text is the given one. */
    static PrintedDocument saying(String text, PrintedDocument.Type type) {
        return of(type, text, Locale.GERMAN)
                .issuer(new Company(text, text, text, text, "DE", text, text, "DE123456789", text))
                .recipient(new Recipient(text, text, text, text, text, text, text))
                .lines(List.of(line(text, "1", text, "10.00", "19"), line(text, null, null, null, null)))
                .note(text)
                .orderNumber(text)
                .workOrderNumber(text)
                .precedingInvoice(text)
                .accentColour(text)
                .dueDate(LocalDate.of(2026, 11, 15))
                .build();
    }

    /** A drawn logo with soft edges and a transparent ground. */
    static byte[] logo(String format) {
        boolean png = format.equals("png");
        BufferedImage image =
                new BufferedImage(640, 160, png ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (!png) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 640, 160);
        }
        graphics.setColor(new Color(10, 107, 116));
        graphics.fillOval(0, 10, 140, 140);
        graphics.setColor(new Color(74, 190, 140, 140));
        graphics.fillOval(70, 10, 140, 140);
        graphics.setColor(new Color(26, 35, 38));
        for (int bar = 0; bar < 6; bar++) {
            graphics.fillRoundRect(260 + 60 * bar, 40 + 8 * (bar % 3), 36, 80, 20, 20);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] rendered(DocumentRenderer renderer, PrintedDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            renderer.render(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Evidence in which everything that somebody typed is this text. */
    static PrintedEvidence evidence(String choice, String typed, Locale language) {
        return new PrintedEvidence(
                of(PrintedDocument.Type.ESTIMATE, "AN-1", language).build(),
                choice,
                2,
                typed,
                typed,
                Instant.parse("2026-11-22T02:05:12Z"),
                ZoneId.of("Europe/Berlin"),
                typed,
                typed,
                "LINK",
                "5e5510",
                "192.0.2.7",
                4711,
                "0123456789abcdef".repeat(4));
    }

    static byte[] rendered(DocumentRenderer renderer, PrintedEvidence evidence) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            renderer.render(evidence, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
