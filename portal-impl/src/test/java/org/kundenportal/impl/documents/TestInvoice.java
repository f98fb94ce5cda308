package org.kundenportal.impl.documents;

import java.nio.charset.StandardCharsets;

/** E-invoices as UBL and CII, with as much or little in them as a test wants; texts are put in as they are. */
public final class TestInvoice {

    private String root = "Invoice";
    private String typeCode = "380";
    private String number = "RE-1";
    private String issueDate = "2026-11-21";
    private String dueDate;
    private String seller = "Muster GmbH";
    private String sellerVatId;
    private String buyerId;
    private String buyerVatId;
    private String buyerEndpoint;
    private String buyerEmail;
    private String buyerName = "Kunde AG";
    private String net = "100.00";
    private String grand = "119.00";
    private String payable = "119.00";
    private String quantity = "1";
    private String price = "100.00";
    private String line = "Wartung";
    private String lineNet;
    private String note = "";
    private String orderReference;
    private String salesOrder;

    /** An invoice with this number. */
    public static TestInvoice number(String number) {
        TestInvoice invoice = new TestInvoice();
        invoice.number = number;
        return invoice;
    }

    TestInvoice renumbered(String newNumber) {
        number = newNumber;
        return this;
    }

    TestInvoice root(String newRoot, String newTypeCode) {
        root = newRoot;
        typeCode = newTypeCode;
        return this;
    }

    TestInvoice issued(String date) {
        issueDate = date;
        return this;
    }

    TestInvoice due(String date) {
        dueDate = date;
        return this;
    }

    TestInvoice seller(String name, String vatId) {
        seller = name;
        sellerVatId = vatId;
        return this;
    }

    public TestInvoice buyerId(String id) {
        buyerId = id;
        return this;
    }

    TestInvoice buyerVatId(String vatId) {
        buyerVatId = vatId;
        return this;
    }

    TestInvoice buyerEndpoint(String endpoint) {
        buyerEndpoint = endpoint;
        return this;
    }

    TestInvoice buyerEmail(String email) {
        buyerEmail = email;
        return this;
    }

    TestInvoice buyerName(String name) {
        buyerName = name;
        return this;
    }

    TestInvoice totals(String newNet, String newGrand, String newPayable) {
        net = newNet;
        grand = newGrand;
        payable = newPayable;
        return this;
    }

    TestInvoice line(String text, String newQuantity, String newPrice) {
        line = text;
        quantity = newQuantity;
        price = newPrice;
        return this;
    }

    /** What the line comes to, whatever its price says. */
    TestInvoice lineNet(String amount) {
        lineNet = amount;
        return this;
    }

    TestInvoice note(String text) {
        note = text;
        return this;
    }

    /** The order's number as the buyer, and as the seller has it (BT-13, BT-14); null for none. */
    public TestInvoice orders(String buyers, String sellers) {
        orderReference = buyers;
        salesOrder = sellers;
        return this;
    }

    /** As UBL. */
    public byte[] ubl() {
        boolean bill = root.equals("Invoice") || root.equals("CreditNote") || root.equals("Reminder");
        String customer = bill ? "AccountingCustomerParty" : ublParty("Customer");
        String supplier = bill ? "AccountingSupplierParty" : ublParty("Supplier");
        return bytes("<" + root + " xmlns='urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2'"
                + " xmlns:a='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'"
                + " xmlns:b='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
                + basic("ID", number)
                + basic("IssueDate", issueDate)
                + (root.equals("CreditNote") ? "" : basic("DueDate", dueDate))
                + basic(root + "TypeCode", typeCode)
                + basic("Note", note)
                + basic("DocumentCurrencyCode", "EUR")
                + aggregate("OrderReference", basic("ID", orderReference) + basic("SalesOrderID", salesOrder))
                + aggregate(
                        supplier,
                        aggregate(
                                "Party",
                                aggregate("PartyLegalEntity", basic("RegistrationName", seller)) + taxId(sellerVatId)))
                + aggregate(
                        customer,
                        aggregate(
                                "Party",
                                basic("EndpointID", buyerEndpoint)
                                        + aggregate("PartyIdentification", basic("ID", buyerId))
                                        + aggregate("PostalAddress", basic("CityName", "Köln"))
                                        + taxId(buyerVatId)
                                        + aggregate("PartyLegalEntity", basic("RegistrationName", buyerName))
                                        + aggregate("Contact", basic("ElectronicMail", buyerEmail))))
                + (net == null ? "" : ublTotals())
                + ublLine()
                + "</" + root + ">");
    }

    private String ublParty(String role) {
        return switch (root) {
            case "DespatchAdvice" -> role.equals("Customer") ? "DeliveryCustomerParty" : "DespatchSupplierParty";
            case "Quotation" -> role.equals("Customer") ? "OriginatorCustomerParty" : "SellerSupplierParty";
            default -> role.equals("Customer") ? "BuyerCustomerParty" : "SellerSupplierParty";
        };
    }

    private String ublTotals() {
        String name = root.equals("Quotation") ? "QuotedMonetaryTotal" : "LegalMonetaryTotal";
        return aggregate("TaxTotal", money("TaxAmount", "19.00"))
                + aggregate(
                        name,
                        money("TaxExclusiveAmount", net)
                                + money("TaxInclusiveAmount", grand)
                                + money("PayableAmount", payable));
    }

    private String ublLine() {
        String name =
                switch (root) {
                    case "DespatchAdvice" -> "DespatchLine";
                    case "OrderResponse" -> "OrderLine";
                    default -> root + "Line";
                };
        String quantityName =
                switch (root) {
                    case "Invoice" -> "InvoicedQuantity";
                    case "CreditNote" -> "CreditedQuantity";
                    case "DespatchAdvice" -> "DeliveredQuantity";
                    default -> "Quantity";
                };
        String item = basic("ID", "1")
                + basic(quantityName, quantity)
                + (lineNet == null ? "" : money("LineExtensionAmount", lineNet))
                + aggregate("Item", basic("Name", line))
                + aggregate("Price", money("PriceAmount", price));
        boolean wrapped = root.equals("Quotation") || root.equals("OrderResponse");
        return aggregate(name, wrapped ? aggregate("LineItem", item) : item);
    }

    private static String taxId(String vatId) {
        return vatId == null
                ? ""
                : aggregate("PartyTaxScheme", basic("CompanyID", vatId) + aggregate("TaxScheme", basic("ID", "VAT")));
    }

    private static String money(String name, String amount) {
        return amount == null ? "" : "<b:" + name + " currencyID='EUR'>" + amount + "</b:" + name + ">";
    }

    private static String basic(String name, String text) {
        return text == null || text.isEmpty() ? "" : "<b:" + name + ">" + text + "</b:" + name + ">";
    }

    private static String aggregate(String name, String content) {
        return content.isEmpty() ? "" : "<a:" + name + ">" + content + "</a:" + name + ">";
    }

    byte[] cii() {
        return bytes("<r:CrossIndustryInvoice xmlns:r='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'"
                + " xmlns:a='urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100'"
                + " xmlns:u='urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100'><r:ExchangedDocument>"
                + cii("ID", number)
                + cii("TypeCode", typeCode)
                + "<a:IssueDateTime>" + ciiDate(issueDate) + "</a:IssueDateTime>"
                + (note.isEmpty() ? "" : "<a:IncludedNote>" + cii("Content", note) + "</a:IncludedNote>")
                + "</r:ExchangedDocument><r:SupplyChainTradeTransaction><a:IncludedSupplyChainTradeLineItem>"
                + "<a:SpecifiedTradeProduct>" + cii("Name", line) + "</a:SpecifiedTradeProduct>"
                + "<a:SpecifiedLineTradeAgreement><a:NetPriceProductTradePrice>" + cii("ChargeAmount", price)
                + "</a:NetPriceProductTradePrice></a:SpecifiedLineTradeAgreement>"
                + "<a:SpecifiedLineTradeDelivery><a:BilledQuantity unitCode='HUR'>" + quantity
                + "</a:BilledQuantity></a:SpecifiedLineTradeDelivery></a:IncludedSupplyChainTradeLineItem>"
                + "<a:ApplicableHeaderTradeAgreement><a:SellerTradeParty>" + cii("Name", seller)
                + ciiTaxId(sellerVatId) + "</a:SellerTradeParty><a:BuyerTradeParty>" + cii("ID", buyerId)
                + cii("Name", buyerName)
                + (buyerEmail == null
                        ? ""
                        : "<a:DefinedTradeContact><a:EmailURIUniversalCommunication>" + cii("URIID", buyerEmail)
                                + "</a:EmailURIUniversalCommunication></a:DefinedTradeContact>")
                + (buyerEndpoint == null
                        ? ""
                        : "<a:URIUniversalCommunication><a:URIID schemeID='0088'>" + buyerEndpoint
                                + "</a:URIID></a:URIUniversalCommunication>")
                + ciiTaxId(buyerVatId) + "</a:BuyerTradeParty></a:ApplicableHeaderTradeAgreement>"
                + "<a:ApplicableHeaderTradeSettlement>" + cii("InvoiceCurrencyCode", "EUR")
                + (dueDate == null
                        ? ""
                        : "<a:SpecifiedTradePaymentTerms><a:DueDateDateTime>" + ciiDate(dueDate)
                                + "</a:DueDateDateTime></a:SpecifiedTradePaymentTerms>")
                + "<a:SpecifiedTradeSettlementHeaderMonetarySummation>" + cii("TaxBasisTotalAmount", net)
                + cii("GrandTotalAmount", grand) + cii("DuePayableAmount", payable)
                + "</a:SpecifiedTradeSettlementHeaderMonetarySummation></a:ApplicableHeaderTradeSettlement>"
                + "</r:SupplyChainTradeTransaction></r:CrossIndustryInvoice>");
    }

    private static String cii(String name, String text) {
        return text == null ? "" : "<a:" + name + ">" + text + "</a:" + name + ">";
    }

    private static String ciiDate(String date) {
        return "<u:DateTimeString format='102'>" + date.replace("-", "") + "</u:DateTimeString>";
    }

    private static String ciiTaxId(String vatId) {
        return vatId == null
                ? ""
                : "<a:SpecifiedTaxRegistration><a:ID schemeID='VA'>" + vatId + "</a:ID></a:SpecifiedTaxRegistration>";
    }

    private static byte[] bytes(String xml) {
        return ("<?xml version='1.0' encoding='UTF-8'?>" + xml).getBytes(StandardCharsets.UTF_8);
    }
}
