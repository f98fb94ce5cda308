package org.kundenportal.impl.rendering;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.impl.fonts.RandomText;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kundenportal.impl.rendering.Samples.line;
import static org.kundenportal.impl.rendering.Samples.rendered;

class DocumentRendererTest {

    private static final DocumentRenderer RENDERER = new DocumentRenderer();

    private static String text(PrintedDocument document) {
        return PdfText.all(rendered(RENDERER, document));
    }

    private static PrintedDocument sample(PrintedDocument.Type type, Locale language) {
        return Samples.ofEachType(language).stream()
                .filter(document -> document.type() == type)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("An invoice prints all that it knows")
    void printsAnInvoice() {
        assertThat(text(sample(PrintedDocument.Type.INVOICE, Locale.GERMAN)))
                .contains(
                        "Nordlicht Gebäudetechnik GmbH · Am Sandtorkai 48 · 20457 Hamburg",
                        "Hafenblick Hotels GmbH",
                        "Bernhard-Nocht-Straße 12",
                        "20359 Hamburg",
                        "Rechnungsnummer RE-2026-1187",
                        "Datum 01.11.2026",
                        "Fällig am 15.11.2026",
                        "Kundennummer 10482",
                        "Ihre USt-IdNr. DE987654321",
                        "Auftragsnummer A-2026-0815",
                        "Rechnung RE-2026-1187",
                        "Pos. Beschreibung Menge Einheit Einzelpreis USt Betrag",
                        "1 Reparatur Umwälzpumpe 3,5 Std 89,00 € 19 % 311,50 €",
                        "Haus Kiel, Heizraum 2. UG",
                        "3 Fachbuch „Hydraulischer Abgleich“ 2 Stk 24,50 € 7 % 49,00 €",
                        "Nettobetrag 508,40 €",
                        "7 % USt auf 49,00 € 3,43 €",
                        "19 % USt auf 459,40 € 87,29 €",
                        "Gesamtbetrag 599,12 €",
                        "Bereits bezahlt −100,00 €",
                        "Zu zahlen 499,12 €",
                        "Der Monteur hat die Anlage entlüftet",
                        "Bitte zahlen Sie 499,12 € bis zum 15. November 2026 unter Angabe der Nummer RE-2026-1187.",
                        "DE02 1203 0000 0000 2020 51",
                        "Telefon +49 40 5550-190",
                        "rechnung@nordlicht.example",
                        "USt-IdNr. DE123456789",
                        "Seite 1 von 1");
    }

    @Test
    void printsInEnglishWithEnglishNumbers() {
        assertThat(text(sample(PrintedDocument.Type.INVOICE, Locale.ENGLISH)))
                .contains(
                        "Invoice RE-2026-1187",
                        "Due on Nov 15, 2026",
                        "3.5 Std €89.00 19% €311.50",
                        "Amount due €499.12",
                        "Please pay €499.12 by November 15, 2026, quoting the number RE-2026-1187.",
                        "Page 1 of 1");
    }

    @Test
    void printsTheLevelAndInvoiceOfAReminder() {
        assertThat(text(sample(PrintedDocument.Type.REMINDER, Locale.GERMAN)))
                .contains("2. Mahnung MA-2026-0042", "Zur Rechnung RE-2026-1187", "Gesamtbetrag 604,12 €")
                .contains("Bitte zahlen Sie 604,12 € bis zum 22. November 2026")
                .doesNotContain("USt auf");
        assertThat(text(Samples.of(PrintedDocument.Type.REMINDER, "M", Locale.GERMAN)
                        .dunningLevel(0)
                        .build()))
                .contains("Mahnung M")
                .doesNotContain("0. Mahnung");
    }

    @Test
    void printsHowLongAnEstimateIsValid() {
        assertThat(text(sample(PrintedDocument.Type.ESTIMATE, Locale.GERMAN)))
                .contains("Angebot AN-2026-0342", "Gültig bis 30.11.2026")
                .contains("Dieses Angebot gilt bis zum 30. November 2026.")
                .doesNotContain("Bitte zahlen", "Verwendungszweck");
    }

    @Test
    void printsWhatACreditNoteCredits() {
        assertThat(text(sample(PrintedDocument.Type.CREDIT_NOTE, Locale.GERMAN)))
                .contains("Gutschrift GS-2026-0007", "Gutschriftbetrag 176,00 €", "Wir schreiben Ihnen 176,00 € gut.")
                .doesNotContain("Bitte zahlen");
    }

    @Test
    void printsDeliveryNotesWithoutPriceColumns() {
        assertThat(text(sample(PrintedDocument.Type.DELIVERY_NOTE, Locale.GERMAN)))
                .contains(
                        "Lieferschein LS-2026-0771",
                        "Pos. Beschreibung Menge Einheit\n",
                        "2 Rohrisolierung 28 mm 12,5 m")
                .doesNotContain("€", "Einzelpreis", "Gesamtbetrag");
    }

    @Test
    void printsOrderConfirmations() {
        assertThat(text(sample(PrintedDocument.Type.ORDER_CONFIRMATION, Locale.GERMAN)))
                .contains("Auftragsbestätigung AB-2026-0311", "Gesamtbetrag 599,12 €")
                .doesNotContain("Bitte zahlen");
    }

    @Test
    @DisplayName("MF-18: a service report names its work order and keeps the lines of its findings")
    void printsServiceReports() {
        assertThat(text(sample(PrintedDocument.Type.SERVICE_REPORT, Locale.GERMAN)))
                .contains("Servicebericht SB-2026-0918", "Einsatznummer EA-4711")
                .contains("Befund: Luft im Kreis 3, Druck 0,9 bar.\nMaßnahmen: entlüftet");
    }

    @Test
    void saysOnEachPageThatADocumentIsCanceled() {
        byte[] pdf = rendered(
                RENDERER,
                Samples.invoice(Locale.GERMAN)
                        .lines(Samples.invoiceOf(60).lines())
                        .total(null)
                        .canceled(true)
                        .build());
        List<PdfText.Piece> pieces = PdfText.pieces(pdf);

        for (int page = 1; page <= PdfText.pages(pdf).size(); page++) {
            int number = page;
            assertThat(pieces.stream().filter(piece -> piece.page() == number).map(PdfText.Piece::text))
                    .contains("STORNIERT");
        }
        assertThat(PdfText.all(pdf))
                .contains("Dieser Beleg ist storniert und begründet keine Zahlungspflicht.")
                .doesNotContain("Bitte zahlen", "Verwendungszweck");
    }

    @Test
    @DisplayName("an open invoice carries a code that a banking app reads, over what is still due")
    void carriesACodeToPayBy() throws Exception {
        byte[] pdf = rendered(
                RENDERER,
                Samples.invoice(Locale.GERMAN).paid(Money.of("99.12", "EUR")).build());

        assertThat(PdfText.all(pdf)).contains("Mit der Banking-App scannen und bezahlen");
        assertThat(scanned(pdf))
                .isEqualTo("BCD\n002\n1\nSCT\n\nNordlicht Gebäudetechnik GmbH\nDE02120300000000202051\nEUR500.00\n\n\n"
                        + "RE-2026-1187");
    }

    private static String scanned(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            LuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoTransferWhereNothingIsDue(PrintedDocument.Type type) {
        boolean bill = type == PrintedDocument.Type.INVOICE || type == PrintedDocument.Type.REMINDER;
        assertThat(text(sample(type, Locale.GERMAN)).contains("Banking-App")).isEqualTo(bill);
        assertThat(text(Samples.invoice(Locale.GERMAN)
                        .paid(Money.of("599.12", "EUR"))
                        .build()))
                .doesNotContain("Banking-App");
    }

    @Test
    void thanksForWhatIsPaid() {
        assertThat(text(Samples.invoice(Locale.GERMAN)
                        .paid(Money.of("599.12", "EUR"))
                        .build()))
                .contains("Zu zahlen 0,00 €", "Der Betrag ist vollständig bezahlt. Vielen Dank.")
                .doesNotContain("Bitte zahlen");
    }

    @Test
    void showsTheHostsTotalWithoutABreakdownThatDiffers() {
        assertThat(text(Samples.invoice(Locale.GERMAN)
                        .total(Money.of("599.13", "EUR"))
                        .build()))
                .contains("Gesamtbetrag 599,13 €")
                .doesNotContain("Nettobetrag", "USt auf");
    }

    @Test
    void showsWhatIsDueEvenWithoutATotal() {
        assertThat(text(Samples.of(PrintedDocument.Type.REMINDER, "M", Locale.GERMAN)
                        .lines(List.of())
                        .payable(Money.of("5", "EUR"))
                        .build()))
                .contains("Zu zahlen 5,00 €", "Bitte zahlen Sie 5,00 €");
    }

    @Test
    void namesTheCountryOnlyOnLettersAbroad() {
        PrintedDocument.Builder invoice = Samples.invoice(Locale.GERMAN)
                .recipient(new Recipient("1", "Eva Mai", "Ring 1", "1010", "Wien", "at", null));

        assertThat(text(invoice.build())).contains("1010 Wien", "ÖSTERREICH");
        assertThat(text(Samples.invoice(Locale.GERMAN).build())).doesNotContain("DEUTSCHLAND");
    }

    @Test
    void writesTheCodeOfACurrencyWhoseSignTheFontLacks() {
        Locale khmer = Locale.forLanguageTag("de-KH");
        PrintedDocument invoice = PrintedDocument.builder(
                        PrintedDocument.Type.INVOICE, "1", khmer, Currency.getInstance("KHR"))
                .lines(List.of(line("Reis", "1", null, "1000", null)))
                .build();

        assertThat(text(invoice)).contains("KHR").doesNotContain("?");
    }

    @Test
    @DisplayName("Long tables repeat their header, number their pages and never cut a row")
    void breaksLongTablesBetweenRows() {
        List<String> pages = PdfText.pages(rendered(RENDERER, Samples.invoiceOf(100)));

        assertThat(pages).hasSizeBetween(4, 6);
        for (int i = 0; i < pages.size(); i++) {
            String page = pages.get(i);
            assertThat(page)
                    .contains("Pos. Beschreibung Menge Einheit Einzelpreis USt Betrag")
                    .contains("Seite " + (i + 1) + " von " + pages.size())
                    .contains("Nordlicht Gebäudetechnik GmbH");
            assertThat(page.split("Artikel \\d+ mit einer", -1)).hasSameSizeAs(page.split("werden muss", -1));
        }
        assertThat(pages.get(pages.size() - 1)).contains("Artikel 100", "Gesamtbetrag");
        String all = String.join("\n", pages);
        assertThat(IntStream.rangeClosed(1, 100)).allMatch(row -> all.contains(row + " Artikel " + row + " "));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void keepsTheTotalsWithARow(int rows) {
        List<String> pages = PdfText.pages(rendered(RENDERER, Samples.invoiceOf(rows)));

        assertThat(pages.stream().filter(page -> page.contains("Gesamtbetrag")))
                .singleElement()
                .asString()
                .contains("Artikel " + rows + " ", "Nettobetrag");
    }

    @Test
    void drawsRowsThatAreTallerThanAPage() {
        String description = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> "Zeile " + number + ".")
                .collect(Collectors.joining("\n"));
        byte[] pdf = rendered(
                RENDERER,
                Samples.invoice(Locale.GERMAN)
                        .total(null)
                        .lines(List.of(line(description, "1", "Stk", "10", "19")))
                        .build());

        assertThat(PdfText.pages(pdf)).hasSizeGreaterThan(3);
        assertThat(PdfText.all(pdf)).contains("Zeile 1.", "Zeile 100.", "Zeile 200.", "Gesamtbetrag 11,90 €");
        assertThat(PdfText.pieces(pdf))
                .filteredOn(piece -> piece.text().startsWith("Zeile"))
                .allSatisfy(piece -> assertThat(piece.baseline()).isLessThan(Page.BODY_BOTTOM));
    }

    @Test
    void endsAmountsAtTheRightMargin() {
        byte[] pdf = rendered(RENDERER, sample(PrintedDocument.Type.INVOICE, Locale.GERMAN));

        assertThat(PdfText.pieces(pdf).stream()
                        .filter(piece -> List.of("311,50 €", "49,00 €", "508,40 €", "−100,00 €", "499,12 €")
                                .contains(piece.text()))
                        .filter(piece -> piece.left() > Page.RIGHT - Page.mm(40)))
                .hasSize(5)
                .allSatisfy(piece -> assertThat(piece.right()).isCloseTo(Page.RIGHT, Offset.offset(0.1f)));
    }

    @Test
    void keepsAllTextOnThePage() {
        for (String text : Samples.hostileTexts()) {
            for (PrintedDocument.Type type : PrintedDocument.Type.values()) {
                byte[] pdf = rendered(RENDERER, Samples.saying(text, type));

                assertThat(PdfText.pieces(pdf)).allSatisfy(piece -> {
                    assertThat(piece.left()).isGreaterThanOrEqualTo(Page.LEFT - 0.1f);
                    assertThat(piece.right()).isLessThanOrEqualTo(Page.RIGHT + 0.5f);
                    assertThat(piece.baseline()).isBetween(Page.LETTERHEAD_TOP, Page.HEIGHT - Page.mm(5));
                });
            }
        }
    }

    @Test
    void placesTheAddressInTheWindowOfTheEnvelope() {
        String longName = "Gesellschaft für Gebäudewirtschaft und Anlagenbetrieb der Hansestadt ".repeat(8);
        for (String name : List.of("Eva Mai", longName)) {
            byte[] pdf = rendered(
                    RENDERER,
                    Samples.invoice(Locale.GERMAN)
                            .recipient(new Recipient("1", name, "Ring 1", "20355", "Hamburg", null, null))
                            .build());

            assertThat(PdfText.pieces(pdf))
                    .filteredOn(piece -> piece.text().startsWith("20355 Hamburg"))
                    .singleElement()
                    .satisfies(
                            piece -> assertThat(piece.baseline()).isBetween(Page.RECIPIENT_TOP, Page.RECIPIENT_BOTTOM));
        }
    }

    @Test
    @DisplayName("The same document gives the same bytes, on any thread")
    void isReproducible() throws Exception {
        Logo logo = Logo.of(Samples.logo("png"));
        PrintedDocument document = Samples.invoice(Locale.GERMAN).logo(logo).build();
        byte[] expected = rendered(new DocumentRenderer(), document);

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<byte[]> rendering = () -> rendered(RENDERER, document);
            for (Future<byte[]> future : threads.invokeAll(Collections.nCopies(40, rendering))) {
                assertThat(Arrays.equals(future.get(), expected)).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(rendered(RENDERER, Samples.invoice(Locale.GERMAN).build())).isNotEqualTo(expected);
    }

    @Test
    void identifiesTheFileByItsContent() throws IOException {
        PrintedDocument.Builder invoice = Samples.invoice(Locale.GERMAN);
        byte[] one = rendered(RENDERER, invoice.build());
        byte[] other = rendered(RENDERER, invoice.note("x").build());

        try (PDDocument first = Loader.loadPDF(one);
                PDDocument second = Loader.loadPDF(other)) {
            assertThat(first.getDocument().getDocumentID())
                    .isNotNull()
                    .isNotEqualTo(second.getDocument().getDocumentID());
        }
    }

    @ParameterizedTest
    @EnumSource(PrintedDocument.Type.class)
    void neverThrowsOnAnyText(PrintedDocument.Type type) {
        Random random = new Random(type.name().hashCode());
        for (int i = 0; i < 40; i++) {
            PrintedDocument document = Samples.saying(RandomText.of(random), type);

            assertThatCode(() -> rendered(RENDERER, document)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(PrintedDocument.Type.class)
    void drawsADocumentThatKnowsNothing(PrintedDocument.Type type) {
        assertThat(text(PrintedDocument.builder(type, "1", Locale.ROOT, Samples.EUR)
                        .build()))
                .contains("Page 1 of 1");
    }

    @Test
    void drawsEnormousNumbers() {
        String number = "9999999999999.9999999999999";
        byte[] pdf = rendered(
                RENDERER,
                Samples.invoice(Locale.GERMAN)
                        .total(null)
                        .lines(List.of(line("Alles", number, "Stk", number, "19.1234567890123")))
                        .build());

        assertThat(PdfText.all(pdf)).contains("99.999.999.999.999.999.999.999.998,00");
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> Samples.invoiceOf(10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line("a", "1e1000000", null, "1", "19")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line("a", "1", null, "1e-1000000", "19")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line("a", "1", null, "1", "-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line("a", "1", null, "1", "101")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.invoice(Locale.GERMAN)
                        .paid(Money.of("1", "USD"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Samples.invoice(Locale.GERMAN).dueDate(LocalDate.MAX).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void drawsTheLogoInsteadOfTheName(String format) throws IOException {
        PrintedDocument document = Samples.invoice(Locale.GERMAN)
                .logo(Logo.of(Samples.logo(format)))
                .build();

        byte[] pdf = rendered(RENDERER, document);

        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
        assertThat(PdfText.pieces(pdf)).noneMatch(piece -> piece.baseline() < Page.INFO_TOP);
    }

    @Test
    void goesWithoutALogoThatIsNone() {
        byte[] png = Samples.logo("png");
        byte[] hugePng = png.clone();
        hugePng[18] = 0x7f; // width of two billion pixels
        for (byte[] bytes : List.of(
                new byte[0],
                "<svg/>".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(png, 40),
                Arrays.copyOf(png, png.length / 2),
                hugePng)) {
            byte[] pdf = rendered(
                    RENDERER,
                    Samples.invoice(Locale.GERMAN).logo(Logo.of(bytes)).build());

            assertThat(PdfText.pieces(pdf))
                    .anyMatch(piece ->
                            piece.text().equals("Nordlicht Gebäudetechnik GmbH") && piece.baseline() < Page.INFO_TOP);
        }
        assertThat(Logo.of(null)).isNull();
    }

    @Test
    @DisplayName("An invoice carries factur-x.xml as an alternative of itself, other documents carry nothing")
    void embedsTheInvoice() throws IOException {
        PrintedDocument document = Samples.invoice(Locale.GERMAN).build();

        try (PDDocument pdf = Loader.loadPDF(rendered(RENDERER, document))) {
            COSDictionary file = (COSDictionary) pdf.getDocumentCatalog()
                    .getCOSObject()
                    .getCOSArray(COSName.AF)
                    .getObject(0);
            assertThat(file.getNameAsString(COSName.AF_RELATIONSHIP)).isEqualTo("Alternative");
            var embedded =
                    pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(embedded).containsOnlyKeys("factur-x.xml");
            assertThat(embedded.get("factur-x.xml").getEmbeddedFile().toByteArray())
                    .isEqualTo(CiiWriter.write(document).orElseThrow());
            assertThat(metadata(pdf))
                    .contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>")
                    .contains("<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>")
                    .contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Rechnung RE-2026-1187");
        }
        try (PDDocument pdf =
                Loader.loadPDF(rendered(RENDERER, sample(PrintedDocument.Type.REMINDER, Locale.GERMAN)))) {
            assertThat(pdf.getDocumentCatalog().getNames()).isNull();
            assertThat(metadata(pdf)).doesNotContain("factur-x");
        }
    }

    private static String metadata(PDDocument pdf) throws IOException {
        return new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        try (OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        }) {
            RENDERER.render(Samples.invoice(Locale.GERMAN).build(), out);

            assertThat(closed[0]).isFalse();
        }
    }

    @Test
    void drawsTheMerchantWithoutAnythingElse() {
        assertThat(text(PrintedDocument.builder(PrintedDocument.Type.INVOICE, "1", Locale.GERMAN, Samples.EUR)
                        .issuer(new Company("Eva Mai", null, null, null, null, null, null, "12/345/67890", null))
                        .total(Money.of("5", "EUR"))
                        .build()))
                .contains("Steuernummer 12/345/67890", "Bitte zahlen Sie 5,00 € unter Angabe der Nummer 1.")
                .doesNotContain("Verwendungszweck");
    }

    @Test
    @DisplayName("BM-33 web addresses of the note are links, also over several lines, and their full stops are not")
    void linksAddresses() throws IOException {
        String address = "https://portal.example/portal/d/" + "a-b_".repeat(40);
        byte[] pdf = rendered(
                RENDERER,
                Samples.invoice(Locale.GERMAN)
                        .note("Online: " + address
                                + ".\n\nEmoji \ud83d\ude80 http://a.example/?x=1&y=(2), ftp://b.example")
                        .build());
        List<String> links = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    assertThat(annotation.isPrinted()).isTrue();
                    assertThat(annotation.getRectangle().getUpperRightX()).isLessThanOrEqualTo(Page.RIGHT + 1);
                    links.add(((PDActionURI) ((PDAnnotationLink) annotation).getAction()).getURI());
                }
            }
        }
        assertThat(links).startsWith(address, address).endsWith("http://a.example/?x=1&y=(2");
        assertThat(new TreeSet<>(links)).hasSize(2);
    }
}
