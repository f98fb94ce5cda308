package org.kundenportal.impl.einvoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
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
 * The UN/CEFACT syntaxes: Cross Industry Invoice, Order-X, and ZUGFeRD 1.0 with its older names for the same things (the
 * second of two names below). Mapping after EN 16931-3-3.
 */
final class CiiDocument {

    private final Syntax syntax;
    private final Element root;
    private final Element header;
    private final Element transaction;
    private final Element agreement;
    private final Element settlement;
    private final Element sums;

    CiiDocument(Syntax syntax, Element root) {
        this.syntax = syntax;
        this.root = root;
        header = root.child("ExchangedDocument", "HeaderExchangedDocument");
        transaction = root.child("SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction");
        agreement = transaction.child("ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement");
        settlement = transaction.child("ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement");
        sums = settlement.child(
                "SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation");
    }

    EInvoice read(Xml xml) throws NotAnEInvoiceException {
        String typeCode = Element.required(header.text("TypeCode"));
        Currency currency = currency();
        return new EInvoice(
                kind(typeCode),
                syntax,
                root.child("ExchangedDocumentContext", "SpecifiedExchangedDocumentContext")
                        .text("GuidelineSpecifiedDocumentContextParameter", "ID"),
                typeCode,
                Element.required(header.text("ID")),
                Element.required(header.basicDate("IssueDateTime")),
                settlement.basicDate("SpecifiedTradePaymentTerms", "DueDateDateTime"),
                null,
                currency,
                new Totals(
                        sums.amount(currency, "TaxBasisTotalAmount"),
                        sums.amount(currency, "TaxTotalAmount"),
                        sums.amount(currency, "GrandTotalAmount"),
                        sums.decimal("TotalPrepaidAmount"),
                        sums.decimal("DuePayableAmount")),
                taxes(),
                party(agreement.child("SellerTradeParty")),
                party(agreement.child("BuyerTradeParty")),
                null,
                null,
                agreement.text("BuyerReference"),
                reference(agreement.child("BuyerOrderReferencedDocument")),
                reference(agreement.child("SellerOrderReferencedDocument")),
                reference(settlement.child("InvoiceReferencedDocument")),
                lines(),
                payee(),
                header.texts("IncludedNote", "Content").toList(),
                settlement.joinedTexts("SpecifiedTradePaymentTerms", "Description"),
                attachments(),
                xml);
    }

    private Kind kind(String typeCode) {
        if (syntax == Syntax.ORDERX) {
            return typeCode.equals("231") ? Kind.ORDER_RESPONSE : Kind.ORDER;
        }
        return Kind.ofInvoice(typeCode, Kind.INVOICE);
    }

    private Currency currency() throws NotAnEInvoiceException {
        String code =
                settlement.child("InvoiceCurrencyCode", "OrderCurrencyCode").text();
        return Element.currency(
                code != null
                        ? code
                        : sums.child("DuePayableAmount", "GrandTotalAmount").attribute("currencyID"));
    }

    private List<Tax> taxes() throws NotAnEInvoiceException {
        List<Tax> taxes = new ArrayList<>();
        for (Element tax : settlement.all("ApplicableTradeTax")) {
            taxes.add(new Tax(
                    tax.text("CategoryCode"),
                    percent(tax),
                    tax.decimal("BasisAmount"),
                    tax.decimal("CalculatedAmount")));
        }
        return taxes;
    }

    private static BigDecimal percent(Element tax) throws NotAnEInvoiceException {
        return tax.child("RateApplicablePercent", "ApplicablePercent").decimal();
    }

    private static String reference(Element document) {
        return document.child("IssuerAssignedID", "ID").text();
    }

    private static Party party(Element party) {
        Element endpoint = party.child("URIUniversalCommunication").child("URIID");
        String scheme = endpoint.attribute("schemeID");
        String contactMail = party.text("DefinedTradeContact", "EmailURIUniversalCommunication", "URIID");
        Element address = party.child("PostalTradeAddress");
        return new Party(
                party.text("Name"),
                party.text("SpecifiedLegalOrganization", "TradingBusinessName"),
                party.text("ID"),
                party.text("GlobalID"),
                endpoint.text(),
                scheme,
                contactMail == null && "EM".equals(scheme) ? endpoint.text() : contactMail,
                taxId(party, "VA"),
                taxId(party, "FC"),
                party.text("DefinedTradeContact", "PersonName"),
                new Address(
                        Stream.of("LineOne", "LineTwo", "LineThree")
                                .flatMap(address::texts)
                                .toList(),
                        address.text("PostcodeCode"),
                        address.text("CityName"),
                        address.text("CountryID")));
    }

    private static String taxId(Element party, String scheme) {
        return party.all("SpecifiedTaxRegistration", "ID").stream()
                .filter(id -> id.text() != null && scheme.equals(id.attribute("schemeID")))
                .map(Element::text)
                .findFirst()
                .orElse(null);
    }

    private List<Line> lines() throws NotAnEInvoiceException {
        List<Line> lines = new ArrayList<>();
        for (Element line : transaction.all("IncludedSupplyChainTradeLineItem")) {
            Element product = line.child("SpecifiedTradeProduct");
            Element price = line.child("SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement")
                    .child("NetPriceProductTradePrice");
            Element quantity = line.child("SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery")
                    .child("BilledQuantity", "AgreedQuantity", "RequestedQuantity");
            Element charged = line.child("SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement");
            lines.add(new Line(
                    line.text("AssociatedDocumentLineDocument", "LineID"),
                    product.text("Name"),
                    product.text("Description"),
                    quantity.decimal(),
                    quantity.attribute("unitCode"),
                    price.decimal("ChargeAmount"),
                    price.decimal("BasisQuantity"),
                    percent(charged.child("ApplicableTradeTax")),
                    charged.child(
                                    "SpecifiedTradeSettlementLineMonetarySummation",
                                    "SpecifiedTradeSettlementMonetarySummation")
                            .decimal("LineTotalAmount")));
        }
        return lines;
    }

    private PayeeAccount payee() {
        for (Element means : settlement.all("SpecifiedTradeSettlementPaymentMeans")) {
            String iban = means.text("PayeePartyCreditorFinancialAccount", "IBANID");
            if (iban != null) {
                return new PayeeAccount(iban, means.text("PayeeSpecifiedCreditorFinancialInstitution", "BICID"));
            }
        }
        return null;
    }

    private List<Attachment> attachments() {
        return agreement.all("AdditionalReferencedDocument", "AttachmentBinaryObject").stream()
                .map(Element::attachment)
                .toList();
    }
}
