package org.kundenportal.impl.rendering;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Optional;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Line;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;

import static org.kundenportal.impl.rendering.Edition.given;

/**
 * Writes invoices and credit notes as UN/CEFACT Cross Industry Invoice of the profile EN 16931 (Factur-X 1.0, ZUGFeRD
 * 2), the electronic form of the printed document.
 *
 * <p><b>No e-invoice rather than a wrong one.</b> Nothing is written for a document that
 *
 * <ul>
 *   <li>is neither invoice nor credit note, or is canceled (the standard cannot say so);
 *   <li>lacks what the standard requires: number, issue date, the merchant's name, country (as ISO code) and VAT or tax
 *       number, the customer's name, at least one line, and for each line a description, price and VAT rate;
 *   <li>does not add up: lines and VAT, rounded as EN 16931 rounds, must make the host's total (rules BR-CO-10 to
 *       BR-CO-17 check it to the cent, so a host that rounds VAT by line may differ), and total less paid what is due;
 *   <li>is in a currency without exactly two decimals, which the rules on decimals (BR-DEC) do not allow for.
 * </ul>
 *
 * <p><b>VAT categories.</b> A rate above zero is S (standard rate). Zero percent is Z (zero rated): the document does
 * not say whether and why a supply is exempt (E) or the customer owes the VAT (AE), and both would need that reason.
 *
 * <p>A credit note is of type 381 with positive amounts, however the host signs them; other documents keep their signs.
 * A price below zero becomes a quantity below zero (BR-27).
 */
public final class CiiWriter {

    private static final int DECIMALS = 2;
    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";
    private static final String STANDARD_RATE = "S";
    private static final String ZERO_RATED = "Z";
    private static final String SEPA_TRANSFER = "58";
    private static final String TRANSFER = "30";

    private final PrintedDocument document;
    private final Totals totals;
    private final boolean negate;
    private final CiiXml xml;

    private CiiWriter(PrintedDocument document, Totals totals, CiiXml xml) {
        this.document = document;
        this.totals = totals;
        this.negate = document.type() == PrintedDocument.Type.CREDIT_NOTE
                && totals.total().signum() < 0;
        this.xml = xml;
    }

    /** The document as XML in UTF-8; empty for one that cannot be a valid e-invoice, by the rules above. */
    public static Optional<byte[]> write(PrintedDocument document) {
        Totals totals = Totals.of(document);
        if (!isWritable(document, totals)) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CiiXml xml = new CiiXml(out)) {
            new CiiWriter(document, totals, xml).write();
        }
        return Optional.of(out.toByteArray());
    }

    /** Whether {@link #write} has something to give, found out without writing it. */
    public static boolean canWrite(PrintedDocument document) {
        return isWritable(document, Totals.of(document));
    }

    private static boolean isWritable(PrintedDocument document, Totals totals) {
        return isInvoice(document) && isComplete(document) && addsUp(document, totals);
    }

    private static boolean isInvoice(PrintedDocument document) {
        return !document.canceled()
                && (document.type() == PrintedDocument.Type.INVOICE
                        || document.type() == PrintedDocument.Type.CREDIT_NOTE);
    }

    private static boolean isComplete(PrintedDocument document) {
        Company issuer = document.issuer();
        return says(document.number())
                && document.issueDate() != null
                && says(issuer.name())
                && Country.code(issuer.country()).isPresent()
                && (TaxNumber.isVatId(issuer.vatId()) || TaxNumber.isNational(issuer.vatId()))
                && says(document.recipient().name())
                && buyerCountry(document).isPresent()
                && !document.lines().isEmpty()
                && document.lines().stream()
                        .allMatch(line -> says(line.description())
                                && line.unitPrice() != null
                                && line.vatPercent() != null
                                && !line.isAdjusted(document.currency()));
    }

    private static boolean says(String text) {
        return text != null && !XmlText.line(text).isEmpty();
    }

    private static Optional<String> buyerCountry(PrintedDocument document) {
        String country = document.recipient().country();
        return Country.code(given(country) ? country : document.issuer().country());
    }

    private static boolean addsUp(PrintedDocument document, Totals totals) {
        return document.currency().getDefaultFractionDigits() == DECIMALS && totals.addsUp() && totals.settles();
    }

    private void write() {
        xml.start("rsm:CrossIndustryInvoice");
        xml.start("rsm:ExchangedDocumentContext");
        xml.start("ram:GuidelineSpecifiedDocumentContextParameter");
        xml.text("ram:ID", "urn:cen.eu:en16931:2017");
        xml.end();
        xml.end();
        header();
        xml.start("rsm:SupplyChainTradeTransaction");
        int id = 0;
        for (Line line : document.lines()) {
            id++;
            line(line, id);
        }
        agreement();
        xml.empty("ram:ApplicableHeaderTradeDelivery");
        settlement();
        xml.end();
        xml.end();
    }

    private void header() {
        xml.start("rsm:ExchangedDocument");
        xml.text("ram:ID", document.number());
        xml.text("ram:TypeCode", document.type() == PrintedDocument.Type.CREDIT_NOTE ? CREDIT_NOTE : INVOICE);
        date("ram:IssueDateTime", document.issueDate());
        if (given(document.note())) {
            xml.start("ram:IncludedNote");
            xml.paragraphs("ram:Content", document.note());
            xml.end();
        }
        xml.end();
    }

    private void date(String element, LocalDate date) {
        xml.start(element);
        xml.text("udt:DateTimeString", date.format(DateTimeFormatter.BASIC_ISO_DATE), "format", "102");
        xml.end();
    }

    private void line(Line line, int id) {
        boolean discount = line.unitPrice().signum() < 0;
        BigDecimal quantity = line.quantity() == null ? BigDecimal.ONE : line.quantity();
        xml.start("ram:IncludedSupplyChainTradeLineItem");
        xml.start("ram:AssociatedDocumentLineDocument");
        xml.text("ram:LineID", Integer.toString(id));
        xml.end();
        product(line.description());
        xml.start("ram:SpecifiedLineTradeAgreement");
        xml.start("ram:NetPriceProductTradePrice");
        xml.text("ram:ChargeAmount", line.unitPrice().abs().toPlainString());
        xml.end();
        xml.end();
        xml.start("ram:SpecifiedLineTradeDelivery");
        BigDecimal billed = discount ^ negate ? quantity.negate() : quantity;
        xml.text("ram:BilledQuantity", billed.toPlainString(), "unitCode", UnitCode.of(line.unit()));
        xml.end();
        xml.start("ram:SpecifiedLineTradeSettlement");
        xml.start("ram:ApplicableTradeTax");
        xml.text("ram:TypeCode", "VAT");
        category(line.vatPercent());
        xml.end();
        xml.start("ram:SpecifiedTradeSettlementLineMonetarySummation");
        amount("ram:LineTotalAmount", line.amount(document.currency()));
        xml.end();
        xml.end();
        xml.end();
    }

    /** The first line of the description is the product's name (BT-153), the others describe it (BT-154). */
    private void product(String description) {
        Iterator<String> lines = XmlText.of(description).strip().lines().iterator();
        StringBuilder rest = new StringBuilder();
        xml.start("ram:SpecifiedTradeProduct");
        xml.text("ram:Name", lines.next());
        lines.forEachRemaining(line -> rest.append(line).append('\n'));
        xml.paragraphs("ram:Description", rest.toString());
        xml.end();
    }

    private void category(BigDecimal percent) {
        xml.text("ram:CategoryCode", percent.signum() > 0 ? STANDARD_RATE : ZERO_RATED);
        xml.text("ram:RateApplicablePercent", percent.stripTrailingZeros().toPlainString());
    }

    private void agreement() {
        xml.start("ram:ApplicableHeaderTradeAgreement");
        seller(document.issuer());
        buyer(document.recipient());
        reference("ram:SellerOrderReferencedDocument", document.orderNumber());
        xml.end();
    }

    private void reference(String element, String number) {
        if (given(number)) {
            xml.start(element);
            xml.text("ram:IssuerAssignedID", number);
            xml.end();
        }
    }

    private void seller(Company issuer) {
        boolean vatId = TaxNumber.isVatId(issuer.vatId());
        xml.start("ram:SellerTradeParty");
        if (!vatId) {
            // BR-CO-26 wants an identifier of the seller, and a national tax number in its own place is none
            xml.text("ram:ID", issuer.vatId());
        }
        xml.text("ram:Name", issuer.name());
        if (given(issuer.phone()) || given(issuer.email())) {
            xml.start("ram:DefinedTradeContact");
            channel("ram:TelephoneUniversalCommunication", "ram:CompleteNumber", issuer.phone());
            channel("ram:EmailURIUniversalCommunication", "ram:URIID", issuer.email());
            xml.end();
        }
        address(issuer.postalCode(), issuer.street(), issuer.city(), Country.code(issuer.country()));
        if (given(issuer.email())) {
            xml.start("ram:URIUniversalCommunication");
            xml.text("ram:URIID", issuer.email(), "schemeID", "EM");
            xml.end();
        }
        taxNumber(issuer.vatId(), vatId ? "VA" : "FC");
        xml.end();
    }

    private void buyer(Recipient recipient) {
        xml.start("ram:BuyerTradeParty");
        xml.text("ram:ID", recipient.customerNumber());
        xml.text("ram:Name", recipient.name());
        address(recipient.postalCode(), recipient.street(), recipient.city(), buyerCountry(document));
        if (TaxNumber.isVatId(recipient.vatId())) {
            taxNumber(recipient.vatId(), "VA");
        }
        xml.end();
    }

    private void channel(String element, String part, String address) {
        if (given(address)) {
            xml.start(element);
            xml.text(part, address);
            xml.end();
        }
    }

    private void address(String postalCode, String street, String city, Optional<String> country) {
        xml.start("ram:PostalTradeAddress");
        xml.text("ram:PostcodeCode", postalCode);
        xml.text("ram:LineOne", street);
        xml.text("ram:CityName", city);
        xml.text("ram:CountryID", country.orElseThrow());
        xml.end();
    }

    private void taxNumber(String number, String scheme) {
        xml.start("ram:SpecifiedTaxRegistration");
        xml.text("ram:ID", scheme.equals("VA") ? Identifier.compact(number) : number, "schemeID", scheme);
        xml.end();
    }

    private void settlement() {
        xml.start("ram:ApplicableHeaderTradeSettlement");
        xml.text("ram:PaymentReference", document.number());
        xml.text("ram:InvoiceCurrencyCode", document.currency().getCurrencyCode());
        if (document.type() == PrintedDocument.Type.INVOICE
                && Iban.isOne(document.issuer().iban())) {
            xml.start("ram:SpecifiedTradeSettlementPaymentMeans");
            boolean euro = document.currency().getCurrencyCode().equals("EUR");
            xml.text("ram:TypeCode", euro ? SEPA_TRANSFER : TRANSFER);
            xml.start("ram:PayeePartyCreditorFinancialAccount");
            xml.text("ram:IBANID", Identifier.compact(document.issuer().iban()));
            xml.end();
            xml.end();
        }
        totals.taxes().forEach(this::tax);
        paymentTerms();
        summation();
        reference("ram:InvoiceReferencedDocument", document.precedingInvoice());
        xml.end();
    }

    private void tax(Totals.Tax tax) {
        xml.start("ram:ApplicableTradeTax");
        amount("ram:CalculatedAmount", tax.amount());
        xml.text("ram:TypeCode", "VAT");
        amount("ram:BasisAmount", tax.basis());
        category(tax.percent());
        xml.end();
    }

    /** What is still due needs a due date or at least terms in words (BR-CO-25). */
    private void paymentTerms() {
        xml.start("ram:SpecifiedTradePaymentTerms");
        if (document.dueDate() != null) {
            date("ram:DueDateDateTime", document.dueDate());
        } else {
            String terms = "terms." + document.type();
            xml.text("ram:Description", Texts.of(document.language()).get(terms, document.number()));
        }
        xml.end();
    }

    private void summation() {
        xml.start("ram:SpecifiedTradeSettlementHeaderMonetarySummation");
        amount("ram:LineTotalAmount", totals.net());
        amount("ram:TaxBasisTotalAmount", totals.net());
        xml.text(
                "ram:TaxTotalAmount",
                signed(totals.total().subtract(totals.net())),
                "currencyID",
                document.currency().getCurrencyCode());
        amount("ram:GrandTotalAmount", totals.total());
        if (totals.paid() != null) {
            amount("ram:TotalPrepaidAmount", totals.paid());
        }
        amount("ram:DuePayableAmount", totals.due());
        xml.end();
    }

    private void amount(String element, BigDecimal amount) {
        xml.text(element, signed(amount));
    }

    private String signed(BigDecimal amount) {
        return (negate ? amount.negate() : amount).toPlainString();
    }
}
