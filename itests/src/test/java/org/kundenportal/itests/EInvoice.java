package org.kundenportal.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * An invoice with one line and 19 % VAT, as EN 16931 wants it in CII syntax, alone or inside a PDF.
 *
 * @param buyerId the customer's number; null if the invoice does not say
 * @param net with two decimals
 */
public record EInvoice(
        String number, LocalDate issued, LocalDate due, String buyerId, String buyer, String line, BigDecimal net) {

    private static final BigDecimal RATE = new BigDecimal("0.19");

    /** One that is due in two weeks. */
    public static EInvoice of(String number, String buyerId, String buyer, String net) {
        LocalDate issued = LocalDate.now(ZoneId.of("Europe/Berlin"));
        return new EInvoice(
                number, issued, issued.plusDays(14), buyerId, buyer, "Wartung Heizung", new BigDecimal(net));
    }

    public BigDecimal tax() {
        return net.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
    }

    public BigDecimal total() {
        return net.add(tax());
    }

    /** The XML in UTF-8. */
    public byte[] cii() {
        String id = buyerId == null ? "" : "<ram:ID>" + buyerId + "</ram:ID>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
                    <ram:ID>urn:cen.eu:en16931:2017</ram:ID>
                  </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
                  <rsm:ExchangedDocument><ram:ID>%1$s</ram:ID><ram:TypeCode>380</ram:TypeCode>
                    <ram:IssueDateTime><udt:DateTimeString format="102">%2$s</udt:DateTimeString></ram:IssueDateTime>
                  </rsm:ExchangedDocument>
                  <rsm:SupplyChainTradeTransaction>
                    <ram:IncludedSupplyChainTradeLineItem>
                      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
                      <ram:SpecifiedTradeProduct><ram:Name>%6$s</ram:Name></ram:SpecifiedTradeProduct>
                      <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
                        <ram:ChargeAmount>%7$s</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
                      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
                      <ram:SpecifiedLineTradeSettlement>
                        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
                          <ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>%7$s</ram:LineTotalAmount>
                        </ram:SpecifiedTradeSettlementLineMonetarySummation>
                      </ram:SpecifiedLineTradeSettlement>
                    </ram:IncludedSupplyChainTradeLineItem>
                    <ram:ApplicableHeaderTradeAgreement>
                      <ram:SellerTradeParty><ram:Name>Nordlicht Gebäudetechnik GmbH</ram:Name>
                        <ram:PostalTradeAddress><ram:PostcodeCode>22085</ram:PostcodeCode><ram:LineOne>Kanalstraße 14</ram:LineOne>
                          <ram:CityName>Hamburg</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE811907980</ram:ID></ram:SpecifiedTaxRegistration>
                      </ram:SellerTradeParty>
                      <ram:BuyerTradeParty>%4$s<ram:Name>%5$s</ram:Name>
                        <ram:PostalTradeAddress><ram:PostcodeCode>23552</ram:PostcodeCode><ram:LineOne>Lindenweg 3</ram:LineOne>
                          <ram:CityName>Lübeck</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                      </ram:BuyerTradeParty>
                    </ram:ApplicableHeaderTradeAgreement>
                    <ram:ApplicableHeaderTradeDelivery/>
                    <ram:ApplicableHeaderTradeSettlement>
                      <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                      <ram:ApplicableTradeTax><ram:CalculatedAmount>%8$s</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
                        <ram:BasisAmount>%7$s</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
                        <ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                      <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
                        <udt:DateTimeString format="102">%3$s</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
                      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                        <ram:LineTotalAmount>%7$s</ram:LineTotalAmount><ram:TaxBasisTotalAmount>%7$s</ram:TaxBasisTotalAmount>
                        <ram:TaxTotalAmount currencyID="EUR">%8$s</ram:TaxTotalAmount>
                        <ram:GrandTotalAmount>%9$s</ram:GrandTotalAmount><ram:DuePayableAmount>%9$s</ram:DuePayableAmount>
                      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                    </ram:ApplicableHeaderTradeSettlement>
                  </rsm:SupplyChainTradeTransaction>
                </rsm:CrossIndustryInvoice>
                """
                .formatted(number, basic(issued), basic(due), id, buyer, line, net, tax(), total())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A ZUGFeRD PDF: one page, with the XML embedded as {@code factur-x.xml}. */
    public byte[] zugferd() {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
                content.newLineAtOffset(60, 760);
                content.showText("Rechnung " + number);
                content.endText();
            }
            embed(pdf, cii());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void embed(PDDocument pdf, byte[] xml) throws IOException {
        PDEmbeddedFile file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(xml.length);
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile("factur-x.xml");
        specification.setFileUnicode("factur-x.xml");
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Alternative");
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("factur-x.xml", specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification);
        pdf.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
