package org.kundenportal.impl.einvoice;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kundenportal.impl.einvoice.EInvoice.Attachment;
import org.kundenportal.impl.einvoice.EInvoice.Kind;
import org.kundenportal.impl.einvoice.EInvoice.PayeeAccount;
import org.kundenportal.impl.einvoice.EInvoice.Syntax;
import org.kundenportal.impl.einvoice.EInvoice.Xml;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

/**
 * Reads one e-invoice out of an XML or PDF file of any origin. Stateless and safe for use by many threads. Whatever the
 * file, reading it stays within about 100 MB of heap and a second of work, and nothing it refers to is fetched.
 */
public final class EInvoiceReader {

    private static final String UNECE = "urn:un:unece:uncefact:data:";
    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
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
        for (byte[] xml : EmbeddedXml.of(file)) {
            try {
                return readXml(xml);
            } catch (NotAnEInvoiceException e) {
                refusal = refusal == null || refusal.reason() == Reason.UNSUPPORTED_ROOT ? e : refusal;
            }
        }
        throw refusal != null ? refusal : new NotAnEInvoiceException(Reason.NO_EMBEDDED_XML, "no XML in the PDF");
    }

    private static EInvoice readXml(byte[] bytes) throws NotAnEInvoiceException {
        Syntax[] syntax = new Syntax[1];
        Element root = XmlTree.read(bytes, name -> (syntax[0] = syntaxOf(name)) != null);
        Xml xml = new Xml(bytes);
        return syntax[0] == Syntax.UBL ? new UblDocument(root).read(xml) : new CiiDocument(syntax[0], root).read(xml);
    }

    private static Syntax syntaxOf(QName root) {
        String name = root.getLocalPart();
        String namespace = root.getNamespaceURI();
        if (namespace.equals(UBL + name + "-2")) {
            return UblDocument.supports(name) ? Syntax.UBL : null;
        }
        return switch (name) {
            case "CrossIndustryInvoice" -> namespace.startsWith(UNECE) ? Syntax.CII : null;
            case "SCRDMCCBDACIOMessageStructure" -> namespace.startsWith(UNECE) ? Syntax.ORDERX : null;
            case "CrossIndustryDocument" -> namespace.startsWith("urn:ferd:CrossIndustryDocument:") ? Syntax.ZF1 : null;
            default -> null;
        };
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    // What both families of syntaxes share

    static <T> T required(T value) throws NotAnEInvoiceException {
        if (value == null) {
            throw new NotAnEInvoiceException(Reason.MISSING_FIELDS, "number, type or issue date is missing");
        }
        return value;
    }

    /** What kind an invoice is by its type code (UNTDID 1001); of no code, or one that says no more, the given kind. */
    static Kind invoiceKind(String typeCode, Kind otherwise) {
        return switch (typeCode == null ? "" : typeCode) {
            case "81", "83", "381", "396", "532" -> Kind.CREDIT_NOTE;
            case "384" -> Kind.CORRECTION;
            case "261", "389", "527" -> Kind.SELF_BILLED;
            default -> otherwise;
        };
    }

    /** An amount that may be repeated in a second currency: that in the document's, or else without any; or null. */
    static BigDecimal amount(List<Element> amounts, Currency currency) throws NotAnEInvoiceException {
        for (Element amount : amounts) {
            if (currency != null && currency.getCurrencyCode().equals(amount.attribute("currencyID"))) {
                return amount.decimal();
            }
        }
        for (Element amount : amounts) {
            if (isIn(currency, amount)) {
                return amount.decimal();
            }
        }
        return null;
    }

    /** Whether nothing says that the amount is in another currency. */
    static boolean isIn(Currency currency, Element amount) {
        String stated = amount.attribute("currencyID");
        return stated == null || currency == null || stated.equals(currency.getCurrencyCode());
    }

    static String joined(Stream<String> texts) {
        String joined = texts.collect(Collectors.joining("\n"));
        return joined.isEmpty() ? null : joined;
    }

    static PayeeAccount payee(String iban, String bic) {
        return new PayeeAccount(iban.replace(" ", ""), bic);
    }

    static Attachment attachment(Element binary) {
        return new Attachment(binary.attribute("filename"), binary.attribute("mimeCode"), binary.binarySize());
    }
}
