package org.kundenportal.impl.einvoice;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.impl.einvoice.EInvoice.Attachment;
import org.kundenportal.impl.einvoice.EInvoice.Kind;
import org.kundenportal.impl.einvoice.EInvoice.Line;
import org.kundenportal.impl.einvoice.EInvoice.PayeeAccount;
import org.kundenportal.impl.einvoice.EInvoice.Syntax;
import org.kundenportal.impl.einvoice.EInvoice.Tax;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the samples do not show together: the choices between several of the same, and the forms a value may take. */
class EInvoiceReaderTest {

    private static final String UBL_HEAD = "<ID>R 1</ID><IssueDate>2026-03-01</IssueDate>";

    @Test
    void theTaxTotalIsThatInTheInvoiceCurrency() throws Exception {
        String taxes = "<TaxTotal><TaxAmount currencyID='SEK'>99</TaxAmount></TaxTotal>"
                + "<TaxTotal><TaxAmount currencyID='EUR'>19</TaxAmount><TaxSubtotal><TaxableAmount>100</TaxableAmount>"
                + "<TaxAmount>19.00</TaxAmount><TaxCategory><ID>S</ID><Percent> 19.0 % </Percent></TaxCategory>"
                + "</TaxSubtotal></TaxTotal>";

        EInvoice invoice = ubl("Invoice", "<DocumentCurrencyCode>EUR</DocumentCurrencyCode>" + taxes);

        assertThat(invoice.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(invoice.totals().tax()).isEqualByComparingTo("19");
        assertThat(invoice.taxes()).containsExactly(new Tax("S", decimal("19.0"), decimal("100"), decimal("19.00")));
    }

    @Test
    void aTaxTotalInTheSellersCurrencyOnlyIsNotTakenForTheInvoices() throws Exception {
        EInvoice invoice = cii(
                "",
                "<InvoiceCurrencyCode>GBP</InvoiceCurrencyCode><Sums><TaxTotalAmount currencyID='EUR'>1</TaxTotalAmount>"
                        + "<GrandTotalAmount>-5.00</GrandTotalAmount></Sums>");

        assertThat(invoice.totals().tax()).isNull();
        assertThat(invoice.totals().grand()).isEqualByComparingTo("-5");
        assertThat(invoice.totals().payable()).isNull();
    }

    @Test
    void taxRegistrationsAreToldApartByTheirScheme() throws Exception {
        EInvoice cii = cii(
                "<SellerTradeParty><SpecifiedTaxRegistration><ID schemeID='FC'>12/345</ID></SpecifiedTaxRegistration>"
                        + "<SpecifiedTaxRegistration><ID schemeID='VA'>DE1</ID></SpecifiedTaxRegistration>"
                        + "<SpecifiedLegalOrganization><TradingBusinessName>Shop</TradingBusinessName>"
                        + "</SpecifiedLegalOrganization></SellerTradeParty>",
                "");
        EInvoice ubl = ubl(
                "Invoice",
                "<AccountingSupplierParty><Party>"
                        + "<PartyTaxScheme><CompanyID>12/345</CompanyID><TaxScheme><ID>FC</ID></TaxScheme></PartyTaxScheme>"
                        + "<PartyTaxScheme><CompanyID>DE1</CompanyID><TaxScheme><ID> VAT\n</ID></TaxScheme></PartyTaxScheme>"
                        + "<PartyName><Name>Shop</Name></PartyName></Party></AccountingSupplierParty>");

        assertThat(cii.seller())
                .extracting("vatId", "taxNumber", "tradingName", "name")
                .containsExactly("DE1", "12/345", "Shop", null);
        assertThat(ubl.seller())
                .extracting("vatId", "taxNumber", "tradingName", "name")
                .containsExactly("DE1", "12/345", "Shop", "Shop");
    }

    @Test
    void anElectronicAddressOfSchemeEmIsAnEmail() throws Exception {
        EInvoice cii = cii(
                "<BuyerTradeParty><URIUniversalCommunication><URIID schemeID='EM'>a@b.example</URIID>"
                        + "</URIUniversalCommunication></BuyerTradeParty>",
                "");
        EInvoice ubl = ubl(
                "Invoice",
                "<AccountingCustomerParty><Party><EndpointID schemeID='0088'>400000</EndpointID></Party>"
                        + "</AccountingCustomerParty>");

        assertThat(cii.buyer().email()).isEqualTo("a@b.example");
        assertThat(ubl.buyer().electronicAddressScheme()).isEqualTo("0088");
        assertThat(ubl.buyer().email()).isNull();
    }

    @Test
    void identifiersAreTheFirstAndTheFirstWithAScheme() throws Exception {
        EInvoice invoice = ubl(
                "Invoice",
                "<AccountingCustomerParty><SupplierAssignedAccountID>K7</SupplierAssignedAccountID><Party>"
                        + identification("schemeID='SEPA'", "DE98ZZZ")
                        + identification("", "K-1")
                        + identification("schemeID='0088'", "4000001")
                        + "</Party></AccountingCustomerParty>");

        assertThat(invoice.buyer().id()).isEqualTo("K-1");
        assertThat(invoice.buyer().globalId()).isEqualTo("4000001");
        assertThat(invoice.supplierAssignedAccountId()).isEqualTo("K7");
        assertThat(invoice.customerAssignedAccountId()).isNull();
    }

    @Test
    void theFirstPaymentMeansWithAnAccountCounts() throws Exception {
        EInvoice cii = cii(
                "",
                "<SpecifiedTradeSettlementPaymentMeans><TypeCode>48</TypeCode></SpecifiedTradeSettlementPaymentMeans>"
                        + "<SpecifiedTradeSettlementPaymentMeans><PayeePartyCreditorFinancialAccount>"
                        + "<IBANID>DE12 3456 7890</IBANID></PayeePartyCreditorFinancialAccount>"
                        + "<PayeeSpecifiedCreditorFinancialInstitution><BICID>X</BICID>"
                        + "</PayeeSpecifiedCreditorFinancialInstitution></SpecifiedTradeSettlementPaymentMeans>");
        EInvoice ubl = ubl(
                "Invoice",
                "<PaymentMeans><PayerFinancialAccount><ID>no</ID></PayerFinancialAccount></PaymentMeans><PaymentMeans>"
                        + "<PayeeFinancialAccount><ID>DE1</ID><FinancialInstitutionBranch><ID>X</ID>"
                        + "</FinancialInstitutionBranch></PayeeFinancialAccount></PaymentMeans>");

        assertThat(cii.payee()).isEqualTo(new PayeeAccount("DE1234567890", "X"));
        assertThat(ubl.payee()).isEqualTo(new PayeeAccount("DE1", "X"));
        assertThat(ubl("Invoice", "").payee()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "380, INVOICE",
        "326, INVOICE",
        "877, INVOICE",
        "751, INVOICE",
        "381, CREDIT_NOTE",
        "396, CREDIT_NOTE",
        "384, CORRECTION",
        "389, SELF_BILLED"
    })
    void theTypeCodeSaysWhatKindOfInvoiceItIs(String code, Kind kind) throws Exception {
        assertThat(ubl("Invoice", "<InvoiceTypeCode>" + code + "</InvoiceTypeCode>")
                        .kind())
                .isEqualTo(kind);
        assertThat(read(cii(code, "102", "20260301", "", "")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "CreditNote, CREDIT_NOTE",
        "Reminder, REMINDER",
        "Quotation, QUOTATION",
        "DespatchAdvice, DESPATCH_ADVICE",
        "Order, ORDER",
        "OrderResponse, ORDER_RESPONSE",
        "OrderResponseSimple, ORDER_RESPONSE"
    })
    void theRootSaysWhatKindOfUblDocumentItIs(String root, Kind kind) throws Exception {
        assertThat(ubl(root, "").kind()).isEqualTo(kind);
    }

    @Test
    void aCreditNoteHasItsDueDateInThePaymentMeans() throws Exception {
        EInvoice invoice =
                ubl("CreditNote", "<PaymentMeans><PaymentDueDate>2026-04-30+02:00</PaymentDueDate></PaymentMeans>");

        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 4, 30));
    }

    @ParameterizedTest
    @CsvSource({"102, 20260301", "203, 202603011232", "204, 20260301123205", ", 20260301", "102, 2026-03-01"})
    void ciiDatesHaveSeveralFormats(String format, String date) throws Exception {
        assertThat(read(cii("380", format, date, "", "")).issueDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @ParameterizedTest
    @CsvSource({"102, 20261301", "102, 2026", "610, 202603", "102, tomorrow"})
    void whatIsNoDateIsRefused(String format, String date) {
        assertThat(refusal(cii("380", format, date, "", ""))).isEqualTo(Reason.UNREADABLE_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,50", "1.000,00", "EUR 5", "0x10", "NaN", "--1"})
    void whatIsNoNumberIsRefused(String amount) {
        byte[] file = ublFile(
                "Invoice",
                "<LegalMonetaryTotal><PayableAmount>" + amount + "</PayableAmount></LegalMonetaryTotal>",
                UTF_8);

        assertThat(refusal(file)).isEqualTo(Reason.UNREADABLE_VALUE);
    }

    @Test
    void numberTypeAndDateAreRequired() {
        assertThat(refusal(ublFile("Invoice", "", UTF_8, "<ID> </ID><IssueDate>2026-01-01</IssueDate>")))
                .isEqualTo(Reason.MISSING_FIELDS);
        assertThat(refusal(ublFile("Invoice", "", UTF_8, "<ID>1</ID>"))).isEqualTo(Reason.MISSING_FIELDS);
        assertThat(refusal(cii("", "102", "20260301", "", ""))).isEqualTo(Reason.MISSING_FIELDS);
    }

    @Test
    void nothingElseIsRequired() throws Exception {
        EInvoice invoice = ubl("Invoice", "");

        assertThat(invoice)
                .extracting("typeCode", "dueDate", "currency", "totals.payable", "buyer.name", "paymentTerms")
                .containsOnlyNulls();
        assertThat(invoice.lines()).isEmpty();
        assertThat(invoice.notes()).isEmpty();
        assertThat(invoice.buyer().address().lines()).isEmpty();
    }

    @Test
    void linesAreReadInOrder() throws Exception {
        EInvoice invoice = ubl(
                "CreditNote",
                "<CreditNoteLine><ID>1</ID><CreditedQuantity unitCode='HUR'>2.50</CreditedQuantity>"
                        + "<LineExtensionAmount>10</LineExtensionAmount><Item><Description>d</Description><Name>n</Name>"
                        + "<ClassifiedTaxCategory><Percent>7</Percent></ClassifiedTaxCategory></Item>"
                        + "<Price><PriceAmount>400</PriceAmount><BaseQuantity>100</BaseQuantity></Price></CreditNoteLine>"
                        + "<CreditNoteLine><ID>2</ID></CreditNoteLine>");

        assertThat(invoice.lines())
                .containsExactly(
                        new Line(
                                "1",
                                "n",
                                "d",
                                decimal("2.50"),
                                "HUR",
                                decimal("400"),
                                decimal("100"),
                                decimal("7"),
                                decimal("10")),
                        new Line("2", null, null, null, null, null, null, null, null));
    }

    @Test
    void attachmentsAreListedAndNotKept() throws Exception {
        EInvoice invoice = ubl(
                "Invoice",
                "<AdditionalDocumentReference><Attachment><EmbeddedDocumentBinaryObject mimeCode='text/csv'"
                        + " filename='hours.csv'>aGVs\n bG8=</EmbeddedDocumentBinaryObject></Attachment>"
                        + "</AdditionalDocumentReference>");

        assertThat(invoice.attachments()).containsExactly(new Attachment("hours.csv", "text/csv", 5));
    }

    @Test
    void prefixesAreArbitrary() throws Exception {
        String ns = "urn:oasis:names:specification:ubl:schema:xsd:";
        String xml = "<!-- " + "licence ".repeat(300) + "--><Q:Invoice xmlns:Q='" + ns + "Invoice-2' xmlns='" + ns
                + "CommonBasicComponents-2'><ID>7</ID><x:IssueDate xmlns:x='" + ns
                + "CommonBasicComponents-2'>2026-01-02Z</x:IssueDate></Q:Invoice>";

        EInvoice invoice = read(xml.getBytes(UTF_8));

        assertThat(invoice.number()).isEqualTo("7");
        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2026, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Invoice/>",
                "<Invoice xmlns='urn:other'/>",
                "<u:Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>",
                "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>",
                "<Catalogue xmlns='urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2'/>",
                "<html><body>%PDF-1.7</body></html>"
            })
    void otherRootsAreRefused(String xml) {
        assertThat(refusal(xml.getBytes(UTF_8))).isEqualTo(Reason.UNSUPPORTED_ROOT);
    }

    @Test
    void encodingsAndByteOrderMarksAreUnderstood() throws Exception {
        String name = "<Note>Müller</Note>";

        for (byte[] file : new byte[][] {
            ublFile("Invoice", name, UTF_8),
            ("\uFEFF" + new String(ublFile("Invoice", name, UTF_8), UTF_8)).getBytes(UTF_8),
            ("<?xml version='1.0' encoding='ISO-8859-1'?>" + new String(ublFile("Invoice", name, UTF_8), UTF_8))
                    .getBytes(ISO_8859_1),
            ("\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + new String(ublFile("Invoice", name, UTF_8), UTF_8))
                    .getBytes(UTF_16LE)
        }) {
            assertThat(read(file).notes()).containsExactly("Müller");
        }
    }

    @Test
    void theDocumentItselfIsKept() throws Exception {
        byte[] file = ublFile("Invoice", "", UTF_8);

        EInvoice invoice = read(file);

        assertThat(invoice.xml().toByteArray()).isEqualTo(file);
        assertThat(invoice.xml().newInputStream()).hasBinaryContent(file);
        assertThat(invoice.syntax()).isEqualTo(Syntax.UBL);
    }

    @Test
    void orderXSaysByItsTypeWhetherItConfirms() throws Exception {
        String order = new String(cii("231", "203", "202603011200", "", ""), UTF_8)
                .replace("CrossIndustryInvoice", "SCRDMCCBDACIOMessageStructure")
                .replace(":standard:SCRDM", ":SCRDM");

        EInvoice response = read(order.getBytes(UTF_8));

        assertThat(response.kind()).isEqualTo(Kind.ORDER_RESPONSE);
        assertThat(response.syntax()).isEqualTo(Syntax.ORDERX);
    }

    private static EInvoice ubl(String root, String content) throws NotAnEInvoiceException {
        return read(ublFile(root, content, UTF_8));
    }

    private static EInvoice cii(String agreement, String settlement) throws NotAnEInvoiceException {
        return read(cii("380", "102", "20260301", agreement, settlement));
    }

    private static byte[] ublFile(String root, String content, Charset charset) {
        return ublFile(root, content, charset, UBL_HEAD);
    }

    private static byte[] ublFile(String root, String content, Charset charset, String head) {
        return ("<" + root + " xmlns='urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2'>" + head + content
                        + "</" + root + ">")
                .getBytes(charset);
    }

    private static byte[] cii(String type, String format, String date, String agreement, String settlement) {
        String sums = "SpecifiedTradeSettlementHeaderMonetarySummation";
        String formatted = format == null ? "" : " format='" + format + "'";
        return ("<CrossIndustryInvoice xmlns='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'>"
                        + "<ExchangedDocument><ID>R 1</ID><TypeCode>" + type
                        + "</TypeCode><IssueDateTime><DateTimeString"
                        + formatted + ">" + date + "</DateTimeString></IssueDateTime></ExchangedDocument>"
                        + "<SupplyChainTradeTransaction><ApplicableHeaderTradeAgreement>" + agreement
                        + "</ApplicableHeaderTradeAgreement><ApplicableHeaderTradeSettlement>"
                        + settlement.replace("Sums>", sums + ">")
                        + "</ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></CrossIndustryInvoice>")
                .getBytes(UTF_8);
    }

    private static String identification(String attributes, String id) {
        return "<PartyIdentification><ID " + attributes + ">" + id + "</ID></PartyIdentification>";
    }

    private static EInvoice read(byte[] file) throws NotAnEInvoiceException {
        return new EInvoiceReader().read(file);
    }

    private static Reason refusal(byte[] file) {
        return catchThrowableOfType(NotAnEInvoiceException.class, () -> read(file))
                .reason();
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
