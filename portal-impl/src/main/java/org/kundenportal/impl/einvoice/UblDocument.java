package org.kundenportal.impl.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kundenportal.impl.einvoice.EInvoice.Address;
import org.kundenportal.impl.einvoice.EInvoice.Attachment;
import org.kundenportal.impl.einvoice.EInvoice.Kind;
import org.kundenportal.impl.einvoice.EInvoice.Line;
import org.kundenportal.impl.einvoice.EInvoice.Party;
import org.kundenportal.impl.einvoice.EInvoice.PayeeAccount;
import org.kundenportal.impl.einvoice.EInvoice.Syntax;
import org.kundenportal.impl.einvoice.EInvoice.Tax;
import org.kundenportal.impl.einvoice.EInvoice.Totals;
import org.kundenportal.impl.einvoice.EInvoice.Xml;

/**
 * OASIS UBL 2.0 and later. Invoices after EN 16931-3-2, the others after their UBL schemas; names differ by document type,
 * their meaning does not, so each is looked for under all its names.
 */
final class UblDocument {

    private final Element root;
    private final Element sums;
    private final Currency currency;

    UblDocument(Element root) throws NotAnEInvoiceException {
        this.root = root;
        sums = root.child("LegalMonetaryTotal", "QuotedMonetaryTotal", "AnticipatedMonetaryTotal");
        String code = root.text("DocumentCurrencyCode");
        currency = Element.currency(
                code != null
                        ? code
                        : sums.child("PayableAmount", "TaxInclusiveAmount").attribute("currencyID"));
    }

    /** Whether UBL has a document type of this name that is read here. */
    static boolean supports(String rootName) {
        return kindOf(rootName) != null;
    }

    private static Kind kindOf(String rootName) {
        return switch (rootName) {
            case "Invoice" -> Kind.INVOICE;
            case "CreditNote" -> Kind.CREDIT_NOTE;
            case "Reminder" -> Kind.REMINDER;
            case "Quotation" -> Kind.QUOTATION;
            case "DespatchAdvice" -> Kind.DESPATCH_ADVICE;
            case "Order" -> Kind.ORDER;
            case "OrderResponse", "OrderResponseSimple" -> Kind.ORDER_RESPONSE;
            default -> null;
        };
    }

    EInvoice read(Xml xml) throws NotAnEInvoiceException {
        String typeCode =
                root.child(root.name() + "TypeCode", "OrderResponseCode").text();
        Element customer = root.child(
                "AccountingCustomerParty", "BuyerCustomerParty", "DeliveryCustomerParty", "OriginatorCustomerParty");
        Element supplier = root.child("AccountingSupplierParty", "SellerSupplierParty", "DespatchSupplierParty");
        return new EInvoice(
                kind(typeCode),
                Syntax.UBL,
                root.text("CustomizationID"),
                typeCode,
                Element.required(root.text("ID")),
                Element.required(root.isoDate("IssueDate")),
                dueDate(),
                root.isoDate("ValidityPeriod", "EndDate"),
                currency,
                new Totals(
                        sums.decimal("TaxExclusiveAmount"),
                        root.amount(currency, "TaxTotal", "TaxAmount"),
                        sums.decimal("TaxInclusiveAmount"),
                        sums.decimal("PrepaidAmount"),
                        sums.decimal("PayableAmount")),
                taxes(),
                party(supplier.child("Party")),
                party(customer.child("Party")),
                customer.text("CustomerAssignedAccountID"),
                customer.text("SupplierAssignedAccountID"),
                root.text("BuyerReference"),
                root.text("OrderReference", "ID"),
                root.text("OrderReference", "SalesOrderID"),
                root.text("BillingReference", "InvoiceDocumentReference", "ID"),
                lines(),
                payee(),
                root.texts("Note").toList(),
                root.joinedTexts("PaymentTerms", "Note"),
                attachments(),
                xml);
    }

    private Kind kind(String typeCode) {
        Kind kind = kindOf(root.name());
        return kind == Kind.INVOICE || kind == Kind.CREDIT_NOTE ? Kind.ofInvoice(typeCode, kind) : kind;
    }

    /** A credit note, and an invoice of UBL 2.0, has it with the payment means. */
    private LocalDate dueDate() throws NotAnEInvoiceException {
        LocalDate date = root.isoDate("DueDate");
        return date != null ? date : root.isoDate("PaymentMeans", "PaymentDueDate");
    }

    /** The breakdown in the document's currency; a second tax total may repeat it in the seller's. */
    private List<Tax> taxes() throws NotAnEInvoiceException {
        List<Tax> taxes = new ArrayList<>();
        for (Element total : root.all("TaxTotal")) {
            if (!total.child("TaxAmount").isIn(currency)) {
                continue;
            }
            for (Element subtotal : total.all("TaxSubtotal")) {
                taxes.add(new Tax(
                        subtotal.text("TaxCategory", "ID"),
                        percent(subtotal),
                        subtotal.decimal("TaxableAmount"),
                        subtotal.decimal("TaxAmount")));
            }
        }
        return taxes;
    }

    private static BigDecimal percent(Element subtotal) throws NotAnEInvoiceException {
        BigDecimal percent = subtotal.decimal("TaxCategory", "Percent");
        return percent != null ? percent : subtotal.decimal("Percent");
    }

    private static Party party(Element party) {
        Element endpoint = party.child("EndpointID");
        String scheme = endpoint.attribute("schemeID");
        String contactMail = party.text("Contact", "ElectronicMail");
        String tradingName = party.text("PartyName", "Name");
        String legalName = party.text("PartyLegalEntity", "RegistrationName");
        return new Party(
                legalName != null ? legalName : tradingName,
                tradingName,
                identifiers(party).map(Element::text).findFirst().orElse(null),
                identifiers(party)
                        .filter(id -> id.attribute("schemeID") != null)
                        .map(Element::text)
                        .findFirst()
                        .orElse(null),
                endpoint.text(),
                scheme,
                contactMail == null && "EM".equals(scheme) ? endpoint.text() : contactMail,
                taxId(party, true),
                taxId(party, false),
                party.text("Contact", "Name"),
                address(party.child("PostalAddress")));
    }

    /** A seller's creditor identifier for direct debit (BT-90) stands among them and is none of its own. */
    private static Stream<Element> identifiers(Element party) {
        return party.all("PartyIdentification", "ID").stream()
                .filter(id -> id.text() != null && !"SEPA".equals(id.attribute("schemeID")));
    }

    private static String taxId(Element party, boolean vat) {
        for (Element registration : party.all("PartyTaxScheme")) {
            String id = registration.text("CompanyID");
            if (id != null && "VAT".equalsIgnoreCase(registration.text("TaxScheme", "ID")) == vat) {
                return id;
            }
        }
        return null;
    }

    private static Address address(Element address) {
        String street = Stream.of("StreetName", "BuildingNumber")
                .flatMap(address::texts)
                .collect(Collectors.joining(" "));
        return new Address(
                Stream.of(
                                Stream.of(street).filter(line -> !line.isEmpty()),
                                address.texts("AdditionalStreetName"),
                                address.texts("AddressLine", "Line"))
                        .flatMap(lines -> lines)
                        .toList(),
                address.text("PostalZone"),
                address.text("CityName"),
                address.text("Country", "IdentificationCode"));
    }

    private List<Line> lines() throws NotAnEInvoiceException {
        List<Line> lines = new ArrayList<>();
        for (Element outer : root.all(lineName())) {
            List<Element> items = outer.all("LineItem"); // where orders and quotations have what invoices have directly
            Element line = items.isEmpty() ? outer : items.get(0);
            Element quantity = line.child("InvoicedQuantity", "CreditedQuantity", "DeliveredQuantity", "Quantity");
            BigDecimal percent = line.decimal("Item", "ClassifiedTaxCategory", "Percent");
            lines.add(new Line(
                    line.text("ID"),
                    line.text("Item", "Name"),
                    line.text("Item", "Description"),
                    quantity.decimal(),
                    quantity.attribute("unitCode"),
                    line.decimal("Price", "PriceAmount"),
                    line.decimal("Price", "BaseQuantity"),
                    percent != null ? percent : percent(line.child("TaxTotal").child("TaxSubtotal")),
                    line.child("LineExtensionAmount", "DebitLineAmount").decimal()));
        }
        return lines;
    }

    private String lineName() {
        return switch (root.name()) {
            case "DespatchAdvice" -> "DespatchLine";
            case "OrderResponse" -> "OrderLine";
            default -> root.name() + "Line";
        };
    }

    private PayeeAccount payee() {
        for (Element means : root.all("PaymentMeans")) {
            Element account = means.child("PayeeFinancialAccount");
            if (account.text("ID") != null) {
                Element branch = account.child("FinancialInstitutionBranch");
                String bic = branch.text("FinancialInstitution", "ID");
                return new PayeeAccount(account.text("ID"), bic != null ? bic : branch.text("ID"));
            }
        }
        return null;
    }

    private List<Attachment> attachments() {
        return root.children().stream()
                .flatMap(reference -> reference.all("Attachment", "EmbeddedDocumentBinaryObject").stream())
                .map(Element::attachment)
                .toList();
    }
}
