package org.kundenportal.impl.rendering;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The metadata packet of an archived document (ISO 16684-1) as PDF/A-3b asks for it, and with it the four Factur-X
 * properties and their schema where an invoice is embedded (Factur-X 1.0, section 6.3).
 */
final class Xmp {

    /** The name that Factur-X and ZUGFeRD 2 prescribe for the embedded invoice. */
    static final String INVOICE_FILE = "factur-x.xml";

    private static final String PACKET =
            """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <pdf:Producer>%s</pdf:Producer>
            </rdf:Description>
            %s%s</rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private static final String DATES =
            """
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:CreateDate>%1$sT00:00:00+00:00</xmp:CreateDate><xmp:ModifyDate>%1$sT00:00:00+00:00</xmp:ModifyDate>
            </rdf:Description>
            """;

    private static final String PROPERTY =
            """
            <rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>\
            <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
            <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>
            """;

    private static final String FACTUR_X =
            """
            <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
            <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>"""
                    + INVOICE_FILE
                    + """
            </fx:DocumentFileName>
            <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
            </rdf:Description>
            <rdf:Description rdf:about=""
             xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
             xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq>
            """
                    + PROPERTY.formatted("DocumentFileName", "name of the embedded XML invoice file")
                    + PROPERTY.formatted("DocumentType", "INVOICE")
                    + PROPERTY.formatted("Version", "version of the Factur-X data format")
                    + PROPERTY.formatted("ConformanceLevel", "conformance level of the Factur-X data")
                    + """
            </rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            """;

    private Xmp() {}

    /**
     * The packet in UTF-8.
     *
     * @param title as in the document information dictionary
     * @param language BCP 47 tag
     * @param date null for none
     * @param invoice whether an invoice is embedded
     */
    static byte[] packet(String title, String language, String producer, LocalDate date, boolean invoice) {
        return PACKET.formatted(
                        escaped(title),
                        language,
                        producer,
                        date == null ? "" : DATES.formatted(date),
                        invoice ? FACTUR_X : "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
