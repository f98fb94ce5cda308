package org.kundenportal.impl.rendering;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;
import org.w3c.dom.Document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.rendering.Samples.line;

class CiiWriterTest {

    private static Document xml(PrintedDocument.Builder document) throws Exception {
        byte[] bytes = CiiWriter.write(document.build()).orElseThrow();
        assertThat(CiiWriter.canWrite(document.build())).isTrue();
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    /** The text at the end of a path of element names without prefixes. */
    private static String at(Document xml, String path) {
        String steps = path.replaceAll("(?<![@'A-Za-z])([A-Z][A-Za-z]+)", "*[substring-after(name(), ':')='$1']");
        try {
            return XPathFactory.newDefaultInstance().newXPath().evaluate("//" + steps, xml);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    @Test
    @DisplayName("An invoice says in XML what it says on paper")
    void writesAnInvoice() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN)
                .paid(Money.of("100", "EUR"))
                .note("Danke.")
                .precedingInvoice("RE-1"));

        assertThat(at(xml, "GuidelineSpecifiedDocumentContextParameter/ID")).isEqualTo("urn:cen.eu:en16931:2017");
        assertThat(at(xml, "ExchangedDocument/ID")).isEqualTo("RE-2026-1187");
        assertThat(at(xml, "ExchangedDocument/TypeCode")).isEqualTo("380");
        assertThat(at(xml, "IssueDateTime/DateTimeString")).isEqualTo("20261101");
        assertThat(at(xml, "IncludedNote/Content")).isEqualTo("Danke.");
        assertThat(at(xml, "SellerTradeParty/Name")).isEqualTo("Nordlicht Gebäudetechnik GmbH");
        assertThat(at(xml, "SellerTradeParty/PostalTradeAddress/CountryID")).isEqualTo("DE");
        assertThat(at(xml, "SellerTradeParty/SpecifiedTaxRegistration/ID[@schemeID='VA']"))
                .isEqualTo("DE123456789");
        assertThat(at(xml, "BuyerTradeParty/ID")).isEqualTo("10482");
        assertThat(at(xml, "BuyerTradeParty/Name")).isEqualTo("Hafenblick Hotels GmbH");
        assertThat(at(xml, "SellerOrderReferencedDocument/IssuerAssignedID")).isEqualTo("A-2026-0815");
        assertThat(at(xml, "SpecifiedTradeSettlementPaymentMeans/TypeCode")).isEqualTo("58");
        assertThat(at(xml, "IBANID")).isEqualTo("DE02120300000000202051");
        assertThat(at(xml, "DueDateDateTime/DateTimeString")).isEqualTo("20261115");
        assertThat(at(xml, "InvoiceReferencedDocument/IssuerAssignedID")).isEqualTo("RE-1");
        String sums = "SpecifiedTradeSettlementHeaderMonetarySummation/";
        assertThat(at(xml, sums + "LineTotalAmount")).isEqualTo("508.40");
        assertThat(at(xml, sums + "TaxTotalAmount")).isEqualTo("90.72");
        assertThat(at(xml, sums + "GrandTotalAmount")).isEqualTo("599.12");
        assertThat(at(xml, sums + "TotalPrepaidAmount")).isEqualTo("100.00");
        assertThat(at(xml, sums + "DuePayableAmount")).isEqualTo("499.12");
    }

    @Test
    void writesTheFirstLineOfADescriptionAsName() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN));

        assertThat(at(xml, "SpecifiedTradeProduct/Name")).isEqualTo("Reparatur Umwälzpumpe");
        assertThat(at(xml, "SpecifiedTradeProduct/Description"))
                .isEqualTo("Haus Kiel, Heizraum 2. UG; Austausch der Gleitringdichtung");
        assertThat(at(xml, "BilledQuantity/@unitCode")).isEqualTo("HUR");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void writesCreditNotesWithPositiveAmountsHoweverSigned(int sign) throws Exception {
        Document xml = xml(Samples.of(PrintedDocument.Type.CREDIT_NOTE, "GS-1", Locale.GERMAN)
                .lines(List.of(line("Pumpe", Integer.toString(2 * sign), "Stk", "50", "19")))
                .total(Money.rounded(new BigDecimal(119 * sign), Samples.EUR)));

        assertThat(at(xml, "ExchangedDocument/TypeCode")).isEqualTo("381");
        assertThat(at(xml, "BilledQuantity")).isEqualTo("2");
        assertThat(at(xml, "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"))
                .isEqualTo("100.00");
        assertThat(at(xml, "ApplicableHeaderTradeSettlement/ApplicableTradeTax/CalculatedAmount"))
                .isEqualTo("19.00");
        assertThat(at(xml, "DuePayableAmount")).isEqualTo("119.00");
        assertThat(at(xml, "SpecifiedTradePaymentTerms/Description")).isEqualTo("Der Betrag wird gutgeschrieben.");
        assertThat(at(xml, "IBANID")).isEmpty();
    }

    @Test
    void writesADiscountAsNegativeQuantity() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN)
                .total(null)
                .lines(List.of(line("Rabatt", "1", null, "-5.00", "19"), line("Pumpe", "1", null, "50", "19"))));

        assertThat(at(xml, "NetPriceProductTradePrice/ChargeAmount")).isEqualTo("5.00");
        assertThat(at(xml, "BilledQuantity")).isEqualTo("-1");
        assertThat(at(xml, "SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"))
                .isEqualTo("-5.00");
    }

    @Test
    void writesZeroPercentAsZeroRated() throws Exception {
        Document xml =
                xml(Samples.invoice(Locale.GERMAN).total(null).lines(List.of(line("Modul", "1", null, "50", "0.0"))));

        assertThat(at(xml, "SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode"))
                .isEqualTo("Z");
        assertThat(at(xml, "SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent"))
                .isEqualTo("0");
    }

    @Test
    void givesTermsWhereThereIsNoDueDate() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN).dueDate(null));

        assertThat(at(xml, "SpecifiedTradePaymentTerms/Description"))
                .isEqualTo("Zahlbar unter Angabe der Nummer RE-2026-1187.");
    }

    @Test
    void takesTheBuyerToBeAtHomeWithoutACountry() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN)
                .recipient(new Recipient(null, "Eva Mai", null, null, null, " ", "none")));

        assertThat(at(xml, "BuyerTradeParty/PostalTradeAddress/CountryID")).isEqualTo("DE");
        assertThat(at(xml, "BuyerTradeParty/SpecifiedTaxRegistration/ID")).isEmpty();
    }

    @Test
    void writesTheTaxNumberOfWhoHasNoVatId() throws Exception {
        Document xml = xml(Samples.invoice(Locale.GERMAN)
                .issuer(new Company("Eva Mai", null, null, null, "DE", null, null, "12/345/67890", null)));

        assertThat(at(xml, "SellerTradeParty/SpecifiedTaxRegistration/ID[@schemeID='FC']"))
                .isEqualTo("12/345/67890");
        assertThat(at(xml, "SellerTradeParty/ID")).isEqualTo("12/345/67890");
        assertThat(at(xml, "SpecifiedTradeSettlementPaymentMeans/TypeCode")).isEmpty();
    }

    @Test
    void survivesAnyText() throws Exception {
        for (String text : Samples.hostileTexts()) {
            PrintedDocument document = Samples.saying(text, PrintedDocument.Type.INVOICE);
            // the second line has no price, and a blank number no invoice at all
            assertThat(CiiWriter.write(document)).isEmpty();
            assertThat(CiiWriter.canWrite(document)).isFalse();
            if (!XmlText.line(text).isEmpty()) {
                Document xml = xml(Samples.of(PrintedDocument.Type.INVOICE, text, Locale.GERMAN)
                        .lines(List.of(line(text, "1", text, "10", "19")))
                        .note(text));
                assertThat(at(xml, "ExchangedDocument/ID")).isEqualTo(XmlText.line(text));
            }
        }
    }

    static Stream<UnaryOperator<PrintedDocument.Builder>> obstacles() {
        Company issuer = Samples.NORDLICHT;
        return Stream.of(
                invoice -> invoice.canceled(true),
                invoice -> invoice.issueDate(null),
                invoice -> invoice.lines(List.of()).total(Money.of("10", "EUR")),
                invoice -> invoice.issuer(Company.UNKNOWN),
                invoice -> invoice.issuer(
                        new Company(issuer.name(), null, null, null, "DE", null, null, null, issuer.iban())),
                invoice -> invoice.issuer(
                        new Company(issuer.name(), null, null, null, "Deutschland", null, null, issuer.vatId(), null)),
                invoice -> invoice.recipient(new Recipient("1", " \u0000", null, null, null, "DE", null)),
                invoice -> invoice.recipient(new Recipient("1", "Eva", null, null, null, "Atlantis", null)),
                invoice -> invoice.total(null).lines(List.of(line("a", "1", null, "10", null))),
                invoice -> invoice.total(null).lines(List.of(line(" ", "1", null, "10", "19"))),
                invoice -> invoice.lines(
                        Stream.concat(Samples.lines().stream(), Stream.of(line("a", "1", null, null, "19")))
                                .toList()),
                invoice -> invoice.total(Money.of("599.13", "EUR")),
                invoice -> invoice.paid(Money.of("1", "EUR")).payable(Money.of("1", "EUR")));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    @DisplayName("What cannot be a valid e-invoice is none")
    void writesNothingRatherThanSomethingInvalid(UnaryOperator<PrintedDocument.Builder> obstacle) {
        assertThat(CiiWriter.write(Samples.invoice(Locale.GERMAN).build())).isPresent();

        assertThat(CiiWriter.write(
                        obstacle.apply(Samples.invoice(Locale.GERMAN)).build()))
                .isEmpty();
    }

    @Test
    void writesNothingForOtherTypesAndCurrenciesWithoutCents() {
        assertThat(Samples.ofEachType(Locale.GERMAN).stream()
                        .filter(document -> CiiWriter.write(document).isPresent())
                        .map(PrintedDocument::type))
                .containsExactly(PrintedDocument.Type.INVOICE, PrintedDocument.Type.CREDIT_NOTE);
        assertThat(CiiWriter.write(PrintedDocument.builder(
                                PrintedDocument.Type.INVOICE, "1", Locale.GERMAN, Currency.getInstance("JPY"))
                        .issueDate(LocalDate.of(2026, 1, 1))
                        .issuer(Samples.NORDLICHT)
                        .recipient(Samples.HAFENBLICK)
                        .lines(List.of(line("a", "1", null, "100", "10")))
                        .build()))
                .isEmpty();
    }
}
