package org.kundenportal.impl.einvoice;

import java.util.Arrays;
import javax.xml.namespace.QName;
import org.kundenportal.impl.einvoice.EInvoice.Syntax;
import org.kundenportal.impl.einvoice.EInvoice.Xml;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

/**
 * Reads one e-invoice out of an XML or PDF file of any origin. Stateless and safe for use by many threads. Whatever the
 * file, reading it stays within about 100 MB of heap and a second of work, and nothing it refers to is fetched.
 */
public final class EInvoiceReader {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    /**
     * Reads the document.
     *
     * @param file a PDF, with its header at the very first byte, or XML; the caller bounds its length (10 MiB)
     * @throws NotAnEInvoiceException with the reason, if it is none that can be read
     */
    public EInvoice read(byte[] file) throws NotAnEInvoiceException {
        if (startsWith(file, PDF)) {
            return readPdf(file);
        }
        if (XmlTree.looksLikeXml(file)) {
            return readXml(file);
        }
        throw new NotAnEInvoiceException(Reason.NOT_PDF_OR_XML, "neither PDF nor XML");
    }

    /** The first embedded XML file that is an e-invoice; if none is, the reason is that of the most promising. */
    private static EInvoice readPdf(byte[] file) throws NotAnEInvoiceException {
        NotAnEInvoiceException refusal = null;
        EmbeddedXml embedded = EmbeddedXml.of(file);
        for (byte[] xml : embedded.files()) {
            try {
                return readXml(xml);
            } catch (NotAnEInvoiceException e) {
                refusal = refusal == null || refusal.reason() == Reason.UNSUPPORTED_ROOT ? e : refusal;
            }
        }
        if (!embedded.complete()) {
            throw new NotAnEInvoiceException(Reason.TOO_COMPLEX, "embedded XML too large");
        }
        throw refusal != null ? refusal : new NotAnEInvoiceException(Reason.NO_EMBEDDED_XML, "no XML in the PDF");
    }

    private static EInvoice readXml(byte[] bytes) throws NotAnEInvoiceException {
        Element root = XmlTree.read(bytes, EInvoiceReader::isSupported);
        Syntax syntax = syntax(root.name());
        Xml xml = new Xml(bytes);
        return syntax == Syntax.UBL ? new UblDocument(root).read(xml) : new CiiDocument(syntax, root).read(xml);
    }

    private static Syntax syntax(String rootName) {
        return switch (rootName) {
            case "CrossIndustryInvoice" -> Syntax.CII;
            case "CrossIndustryDocument" -> Syntax.ZF1;
            case "SCRDMCCBDACIOMessageStructure" -> Syntax.ORDERX;
            default -> Syntax.UBL;
        };
    }

    private static boolean isSupported(QName root) {
        String name = root.getLocalPart();
        String namespace = root.getNamespaceURI();
        return switch (syntax(name)) {
            case CII, ORDERX -> namespace.startsWith("urn:un:unece:uncefact:data:");
            case ZF1 -> namespace.startsWith("urn:ferd:CrossIndustryDocument:");
            case UBL ->
                UblDocument.supports(name)
                        && namespace.equals("urn:oasis:names:specification:ubl:schema:xsd:" + name + "-2");
        };
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }
}
