package org.kundenportal.impl.einvoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.kundenportal.impl.einvoice.EInvoice.Line;
import org.kundenportal.impl.einvoice.EInvoice.Party;
import org.kundenportal.impl.einvoice.EInvoice.PayeeAccount;
import org.kundenportal.impl.einvoice.EInvoice.Tax;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The public samples of OASIS, CEN and UN/CEFACT that Maven Central carries, field by field against XPath expressions,
 * which share nothing with the reader: another parser, another navigation, and the names with their namespaces.
 */
class EInvoiceCorpusTest {

    private static final String[] BUYERS = {
        "/*/cac:AccountingCustomerParty",
        "/*/cac:BuyerCustomerParty",
        "/*/cac:DeliveryCustomerParty",
        "/*/cac:OriginatorCustomerParty"
    };
    private static final String[] SELLERS = {
        "/*/cac:AccountingSupplierParty", "/*/cac:SellerSupplierParty", "/*/cac:DespatchSupplierParty"
    };
    private static final String AGREEMENT = "/*/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/";
    private static final String SETTLEMENT = "/*/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/";
    private static final String SUMS = SETTLEMENT + "ram:SpecifiedTradeSettlementHeaderMonetarySummation/";

    @Test
    void readsUblSamples() throws Exception {
        List<String> read = new ArrayList<>();
        for (Map.Entry<String, byte[]> sample : samples("external/test-ubl").entrySet()) {
            Document document = parse(sample.getValue());
            String root = document.getDocumentElement().getLocalName();
            boolean supported = List.of(
                            "Invoice",
                            "CreditNote",
                            "Reminder",
                            "Quotation",
                            "DespatchAdvice",
                            "Order",
                            "OrderResponse",
                            "OrderResponseSimple")
                    .contains(root);
            if (supported && !sample.getKey().endsWith("CENBII-Order-minimal.xml")) { // which has no number
                EInvoice invoice = new EInvoiceReader().read(sample.getValue());
                assertThat(fields(invoice)).as(sample.getKey()).isEqualTo(ublFields(new Oracle(document), root));
                read.add(sample.getKey());
            } else {
                assertRefused(sample.getValue());
            }
        }
        assertThat(read).hasSize(44);
    }

    @Test
    void readsCiiSamples() throws Exception {
        Map<String, byte[]> samples = samples("external/test-cii");
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
            EInvoice invoice = new EInvoiceReader().read(sample.getValue());
            assertThat(fields(invoice)).as(sample.getKey()).isEqualTo(ciiFields(new Oracle(parse(sample.getValue()))));
        }
        assertThat(samples).hasSize(27);
    }

    private static void assertRefused(byte[] sample) {
        assertThat(catchThrowable(() -> new EInvoiceReader().read(sample))).isInstanceOf(NotAnEInvoiceException.class);
    }

    private static Map<String, String> fields(EInvoice invoice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("profile", text(invoice.profile()));
        fields.put("type", text(invoice.typeCode()));
        fields.put("number", invoice.number());
        fields.put("issued", text(invoice.issueDate()));
        fields.put("due", text(invoice.dueDate()));
        fields.put("valid until", text(invoice.validUntil()));
        fields.put("currency", text(invoice.currency()));
        fields.put("net", number(invoice.totals().net()));
        fields.put("tax", number(invoice.totals().tax()));
        fields.put("grand", number(invoice.totals().grand()));
        fields.put("prepaid", number(invoice.totals().prepaid()));
        fields.put("payable", number(invoice.totals().payable()));
        putParty(fields, "seller ", invoice.seller());
        putParty(fields, "buyer ", invoice.buyer());
        fields.put("account at customer", text(invoice.customerAssignedAccountId()));
        fields.put("account at supplier", text(invoice.supplierAssignedAccountId()));
        fields.put("buyer reference", text(invoice.buyerReference()));
        fields.put("order", text(invoice.orderReference()));
        fields.put("salesOrder", text(invoice.salesOrderReference()));
        fields.put("preceding", text(invoice.precedingReference()));
        PayeeAccount payee = Objects.requireNonNullElse(invoice.payee(), new PayeeAccount("", null));
        fields.put("iban", text(payee.iban()));
        fields.put("bic", text(payee.bic()));
        fields.put("notes", String.join("|", invoice.notes()));
        fields.put("terms", text(invoice.paymentTerms()));
        fields.put("attachments", Integer.toString(invoice.attachments().size()));
        fields.put("tax categories", joined(invoice.taxes().stream().map(Tax::category)));
        fields.put("tax bases", numbers(invoice.taxes().stream().map(Tax::base)));
        fields.put("tax amounts", numbers(invoice.taxes().stream().map(Tax::amount)));
        fields.put("line ids", joined(invoice.lines().stream().map(Line::id)));
        fields.put("line names", joined(invoice.lines().stream().map(Line::name)));
        fields.put("line units", joined(invoice.lines().stream().map(Line::unit)));
        fields.put("line quantities", numbers(invoice.lines().stream().map(Line::quantity)));
        fields.put("line prices", numbers(invoice.lines().stream().map(Line::netUnitPrice)));
        fields.put("line nets", numbers(invoice.lines().stream().map(Line::net)));
        return fields;
    }

    private static void putParty(Map<String, String> fields, String role, Party party) {
        fields.put(role + "name", text(party.name()));
        fields.put(role + "trading name", text(party.tradingName()));
        fields.put(role + "id", text(party.id()));
        fields.put(role + "global id", text(party.globalId()));
        fields.put(role + "endpoint", text(party.electronicAddress()));
        fields.put(role + "email", text(party.email()));
        fields.put(role + "vat", text(party.vatId()));
        fields.put(role + "contact", text(party.contact()));
        fields.put(role + "postcode", text(party.address().postcode()));
        fields.put(role + "city", text(party.address().city()));
        fields.put(role + "country", text(party.address().country()));
    }

    private static Map<String, String> ublFields(Oracle oracle, String root) throws XPathException {
        String sums = Map.of("Quotation", "/*/cac:QuotedMonetaryTotal/", "Order", "/*/cac:AnticipatedMonetaryTotal/")
                .getOrDefault(root, "/*/cac:LegalMonetaryTotal/");
        String line =
                switch (root) {
                    case "Order", "OrderResponse" -> "/*/cac:OrderLine/cac:LineItem";
                    case "Quotation" -> "/*/cac:QuotationLine/cac:LineItem";
                    case "DespatchAdvice" -> "/*/cac:DespatchLine";
                    default -> "/*/cac:" + root + "Line";
                };
        String quantity = "(cbc:InvoicedQuantity|cbc:CreditedQuantity|cbc:DeliveredQuantity|cbc:Quantity)";
        String payee = "/*/cac:PaymentMeans/cac:PayeeFinancialAccount/";
        String currency = oracle.first("/*/cbc:DocumentCurrencyCode", sums + "cbc:PayableAmount/@currencyID");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("profile", oracle.first("/*/cbc:CustomizationID"));
        fields.put("type", oracle.first("/*/cbc:" + root + "TypeCode", "/*/cbc:OrderResponseCode"));
        fields.put("number", oracle.first("/*/cbc:ID"));
        fields.put("issued", oracle.first("/*/cbc:IssueDate"));
        fields.put("due", oracle.first("/*/cbc:DueDate", "/*/cac:PaymentMeans/cbc:PaymentDueDate"));
        fields.put("valid until", oracle.first("/*/cac:ValidityPeriod/cbc:EndDate"));
        fields.put("currency", currency);
        fields.put("net", oracle.number(sums + "cbc:TaxExclusiveAmount"));
        fields.put("tax", oracle.number("/*/cac:TaxTotal/cbc:TaxAmount[@currencyID='" + currency + "']"));
        fields.put("grand", oracle.number(sums + "cbc:TaxInclusiveAmount"));
        fields.put("prepaid", oracle.number(sums + "cbc:PrepaidAmount"));
        fields.put("payable", oracle.number(sums + "cbc:PayableAmount"));
        putUblParty(fields, "seller ", oracle, oracle.present(SELLERS) + "/cac:Party/");
        putUblParty(fields, "buyer ", oracle, oracle.present(BUYERS) + "/cac:Party/");
        fields.put("account at customer", oracle.first(oracle.present(BUYERS) + "/cbc:CustomerAssignedAccountID"));
        fields.put("account at supplier", oracle.first(oracle.present(BUYERS) + "/cbc:SupplierAssignedAccountID"));
        fields.put("buyer reference", oracle.first("/*/cbc:BuyerReference"));
        fields.put("order", oracle.first("/*/cac:OrderReference/cbc:ID"));
        fields.put("salesOrder", oracle.first("/*/cac:OrderReference/cbc:SalesOrderID"));
        fields.put("preceding", oracle.first("/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"));
        fields.put("iban", oracle.first(payee + "cbc:ID").replace(" ", ""));
        fields.put(
                "bic",
                oracle.first(
                        payee + "cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:ID",
                        payee + "cac:FinancialInstitutionBranch/cbc:ID"));
        fields.put("notes", String.join("|", oracle.texts("/*/cbc:Note")));
        fields.put("terms", String.join("\n", oracle.texts("/*/cac:PaymentTerms/cbc:Note")));
        fields.put(
                "attachments",
                Integer.toString(oracle.nodes("/*/*/cac:Attachment/cbc:EmbeddedDocumentBinaryObject")
                        .getLength()));
        String subtotal = "/*/cac:TaxTotal/cac:TaxSubtotal";
        fields.put("tax categories", oracle.each(subtotal, "cac:TaxCategory/cbc:ID"));
        fields.put("tax bases", oracle.eachNumber(subtotal, "cbc:TaxableAmount"));
        fields.put("tax amounts", oracle.eachNumber(subtotal, "cbc:TaxAmount"));
        fields.put("line ids", oracle.each(line, "cbc:ID"));
        fields.put("line names", oracle.each(line, "cac:Item/cbc:Name"));
        fields.put("line units", oracle.each(line, quantity + "/@unitCode"));
        fields.put("line quantities", oracle.eachNumber(line, quantity));
        fields.put("line prices", oracle.eachNumber(line, "cac:Price/cbc:PriceAmount"));
        fields.put("line nets", oracle.eachNumber(line, "cbc:LineExtensionAmount"));
        return fields;
    }

    private static void putUblParty(Map<String, String> fields, String role, Oracle oracle, String party)
            throws XPathException {
        String address = party + "cac:PostalAddress/";
        String name = party + "cac:PartyName/cbc:Name";
        String id = party + "cac:PartyIdentification/cbc:ID";
        fields.put(role + "name", oracle.first(party + "cac:PartyLegalEntity/cbc:RegistrationName", name));
        fields.put(role + "trading name", oracle.first(name));
        fields.put(role + "id", oracle.first(id));
        fields.put(role + "global id", oracle.first(id + "[@schemeID]"));
        fields.put(role + "endpoint", oracle.first(party + "cbc:EndpointID"));
        fields.put(role + "email", oracle.first(party + "cac:Contact/cbc:ElectronicMail"));
        fields.put(
                role + "vat",
                oracle.first(party + "cac:PartyTaxScheme[normalize-space(cac:TaxScheme/cbc:ID)='VAT']/cbc:CompanyID"));
        fields.put(role + "contact", oracle.first(party + "cac:Contact/cbc:Name"));
        fields.put(role + "postcode", oracle.first(address + "cbc:PostalZone"));
        fields.put(role + "city", oracle.first(address + "cbc:CityName"));
        fields.put(role + "country", oracle.first(address + "cac:Country/cbc:IdentificationCode"));
    }

    private static Map<String, String> ciiFields(Oracle oracle) throws XPathException {
        String line = "/*/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem";
        String means = SETTLEMENT + "ram:SpecifiedTradeSettlementPaymentMeans/";
        String quantity = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity";
        String currency = oracle.first(SETTLEMENT + "ram:InvoiceCurrencyCode");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "profile",
                oracle.first("/*/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"));
        fields.put("type", oracle.first("/*/rsm:ExchangedDocument/ram:TypeCode"));
        fields.put("number", oracle.first("/*/rsm:ExchangedDocument/ram:ID"));
        fields.put("issued", oracle.date("/*/rsm:ExchangedDocument/ram:IssueDateTime/*"));
        fields.put("due", oracle.date(SETTLEMENT + "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/*"));
        fields.put("valid until", "");
        fields.put("currency", currency);
        fields.put("net", oracle.number(SUMS + "ram:TaxBasisTotalAmount"));
        fields.put(
                "tax", oracle.number(SUMS + "ram:TaxTotalAmount[not(@currencyID) or @currencyID='" + currency + "']"));
        fields.put("grand", oracle.number(SUMS + "ram:GrandTotalAmount"));
        fields.put("prepaid", oracle.number(SUMS + "ram:TotalPrepaidAmount"));
        fields.put("payable", oracle.number(SUMS + "ram:DuePayableAmount"));
        putCiiParty(fields, "seller ", oracle, AGREEMENT + "ram:SellerTradeParty/");
        putCiiParty(fields, "buyer ", oracle, AGREEMENT + "ram:BuyerTradeParty/");
        fields.put("account at customer", "");
        fields.put("account at supplier", "");
        fields.put("buyer reference", oracle.first(AGREEMENT + "ram:BuyerReference"));
        fields.put("order", oracle.first(AGREEMENT + "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"));
        fields.put("salesOrder", oracle.first(AGREEMENT + "ram:SellerOrderReferencedDocument/ram:IssuerAssignedID"));
        fields.put("preceding", oracle.first(SETTLEMENT + "ram:InvoiceReferencedDocument/ram:IssuerAssignedID"));
        fields.put(
                "iban",
                oracle.first(means + "ram:PayeePartyCreditorFinancialAccount/ram:IBANID")
                        .replace(" ", ""));
        fields.put("bic", oracle.first(means + "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"));
        fields.put("notes", String.join("|", oracle.texts("/*/rsm:ExchangedDocument/ram:IncludedNote/ram:Content")));
        fields.put(
                "terms",
                String.join("\n", oracle.texts(SETTLEMENT + "ram:SpecifiedTradePaymentTerms/ram:Description")));
        fields.put(
                "attachments",
                Integer.toString(oracle.nodes(AGREEMENT + "ram:AdditionalReferencedDocument/ram:AttachmentBinaryObject")
                        .getLength()));
        String tax = SETTLEMENT + "ram:ApplicableTradeTax";
        fields.put("tax categories", oracle.each(tax, "ram:CategoryCode"));
        fields.put("tax bases", oracle.eachNumber(tax, "ram:BasisAmount"));
        fields.put("tax amounts", oracle.eachNumber(tax, "ram:CalculatedAmount"));
        fields.put("line ids", oracle.each(line, "ram:AssociatedDocumentLineDocument/ram:LineID"));
        fields.put("line names", oracle.each(line, "ram:SpecifiedTradeProduct/ram:Name"));
        fields.put("line units", oracle.each(line, quantity + "/@unitCode"));
        fields.put("line quantities", oracle.eachNumber(line, quantity));
        fields.put(
                "line prices",
                oracle.eachNumber(
                        line, "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount"));
        fields.put(
                "line nets",
                oracle.eachNumber(
                        line,
                        "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"));
        return fields;
    }

    private static void putCiiParty(Map<String, String> fields, String role, Oracle oracle, String party)
            throws XPathException {
        String contact = party + "ram:DefinedTradeContact/";
        String address = party + "ram:PostalTradeAddress/";
        fields.put(role + "name", oracle.first(party + "ram:Name"));
        fields.put(
                role + "trading name", oracle.first(party + "ram:SpecifiedLegalOrganization/ram:TradingBusinessName"));
        fields.put(role + "id", oracle.first(party + "ram:ID"));
        fields.put(role + "global id", oracle.first(party + "ram:GlobalID"));
        fields.put(role + "endpoint", oracle.first(party + "ram:URIUniversalCommunication/ram:URIID"));
        fields.put(role + "email", oracle.first(contact + "ram:EmailURIUniversalCommunication/ram:URIID"));
        fields.put(role + "vat", oracle.first(party + "ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']"));
        fields.put(role + "contact", oracle.first(contact + "ram:PersonName"));
        fields.put(role + "postcode", oracle.first(address + "ram:PostcodeCode"));
        fields.put(role + "city", oracle.first(address + "ram:CityName"));
        fields.put(role + "country", oracle.first(address + "ram:CountryID"));
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }

    private static String number(BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static String joined(Stream<String> values) {
        return String.join("|", values.map(EInvoiceCorpusTest::text).toList());
    }

    private static String numbers(Stream<BigDecimal> values) {
        return joined(values.map(EInvoiceCorpusTest::number));
    }

    private static Map<String, byte[]> samples(String folder) throws IOException, URISyntaxException {
        URI jar = Objects.requireNonNull(EInvoiceCorpusTest.class.getResource("/" + folder))
                .toURI();
        Map<String, byte[]> samples = new LinkedHashMap<>();
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> paths = Files.walk(files.getPath("/" + folder))) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                samples.put(path.toString(), Files.readAllBytes(path));
            }
        }
        return samples;
    }

    private static Document parse(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    /** XPath over one document. */
    private static final class Oracle implements NamespaceContext {

        private final Document document;
        private final XPath xpath = XPathFactory.newDefaultInstance().newXPath();

        Oracle(Document document) {
            this.document = document;
            xpath.setNamespaceContext(this);
        }

        /** The first of the expressions that selects anything. */
        String present(String... expressions) throws XPathException {
            for (String expression : expressions) {
                if (nodes(expression).getLength() > 0) {
                    return expression;
                }
            }
            return "/none";
        }

        /** The first text that is not blank, of the first expression that has one. */
        String first(String... expressions) throws XPathException {
            for (String expression : expressions) {
                List<String> texts = texts(expression);
                if (!texts.isEmpty()) {
                    return texts.get(0);
                }
            }
            return "";
        }

        String number(String expression) throws XPathException {
            return plain(first(expression));
        }

        String date(String expression) throws XPathException {
            return first(expression).replaceFirst("^(\\d{4})(\\d\\d)(\\d\\d).*", "$1-$2-$3");
        }

        List<String> texts(String expression) throws XPathException {
            NodeList nodes = nodes(expression);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                String text = nodes.item(i).getTextContent().strip();
                if (!text.isEmpty()) {
                    texts.add(text);
                }
            }
            return texts;
        }

        String each(String context, String expression) throws XPathException {
            NodeList contexts = nodes(context);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < contexts.getLength(); i++) {
                Node node = (Node) xpath.evaluate(expression, contexts.item(i), XPathConstants.NODE);
                texts.add(node == null ? "" : node.getTextContent().strip());
            }
            return String.join("|", texts);
        }

        String eachNumber(String context, String expression) throws XPathException {
            return joined(Stream.of(each(context, expression).split("\\|", -1)).map(Oracle::plain));
        }

        NodeList nodes(String expression) throws XPathExpressionException {
            return (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
        }

        private static String plain(String decimal) {
            return decimal.isEmpty() ? "" : EInvoiceCorpusTest.number(new BigDecimal(decimal));
        }

        @Override
        public String getNamespaceURI(String prefix) {
            return switch (prefix) {
                case "cbc" -> "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
                case "cac" -> "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
                case "rsm" -> document.getDocumentElement().getNamespaceURI();
                case "ram" -> document.getDocumentElement().lookupNamespaceURI(prefix);
                default -> XMLConstants.NULL_NS_URI;
            };
        }

        @Override
        public String getPrefix(String namespace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<String> getPrefixes(String namespace) {
            throw new UnsupportedOperationException();
        }
    }
}
