package org.kundenportal.impl.einvoice;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;

/**
 * Reads untrusted XML into {@link Element}s with the parser of the JDK, within limits that no honest document comes near.
 * A document type declaration is refused, so there are no entities to expand or to fetch. Prefixes are resolved here, for
 * the root only: the parser would search all declarations for every name, and does not count them. The text of embedded
 * files is measured and not kept.
 */
final class XmlTree {

    /** XML larger than this is not even begun, in bytes. */
    static final int MAX_BYTES = 8 << 20;

    private static final int MAX_ELEMENTS = 200_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_ATTRIBUTES = 64;
    private static final String XMLNS = XMLConstants.XMLNS_ATTRIBUTE_NS_URI;
    private static final String[] NO_ATTRIBUTES = {};
    private static final Set<String> ATTRIBUTES =
            Set.of("schemeID", "currencyID", "unitCode", "format", "filename", "mimeCode");
    private static final Set<String> BINARY = Set.of("AttachmentBinaryObject", "EmbeddedDocumentBinaryObject");

    private final XMLStreamReader reader;
    private final Element[] open = new Element[MAX_DEPTH];
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int elements;
    private long base64;

    private XmlTree(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Whether the file begins like XML: after a byte order mark and white space comes a {@code <}. */
    static boolean looksLikeXml(byte[] file) {
        for (byte b : file) {
            boolean skipped = b <= ' '; // white space, the zeros of UTF-16, and (negative) the bytes of a mark
            if (!skipped) {
                return b == '<';
            }
        }
        return false;
    }

    /**
     * Reads the document.
     *
     * @param supported decides from the root's name whether the rest is read at all
     */
    static Element read(byte[] xml, Predicate<QName> supported) throws NotAnEInvoiceException {
        if (xml.length > MAX_BYTES) {
            throw tooComplex("XML too large", null);
        }
        try {
            XMLStreamReader reader = newFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                return new XmlTree(reader).document(supported);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (String.valueOf(e.getMessage()).contains("JAXP0001")) { // a limit of the JDK's parser
                throw tooComplex("XML beyond the parser's limits", e);
            }
            throw new NotAnEInvoiceException(Reason.MALFORMED_XML, "XML not well-formed", e);
        }
    }

    /** A new one each time: a factory keeps its last reader, and that the whole document. */
    private static XMLInputFactory newFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", MAX_ATTRIBUTES);
        return factory;
    }

    private Element document(Predicate<QName> supported) throws XMLStreamException, NotAnEInvoiceException {
        Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (root == null && !supported.test(qualifiedName())) {
                        throw new NotAnEInvoiceException(Reason.UNSUPPORTED_ROOT, "unsupported root element");
                    }
                    Element element = start();
                    root = root == null ? element : root;
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new NotAnEInvoiceException(Reason.MALFORMED_XML, "document type declaration");
                default -> {} // comments and processing instructions say nothing
            }
        }
        return root;
    }

    private Element start() throws NotAnEInvoiceException {
        if (++elements > MAX_ELEMENTS || depth == MAX_DEPTH) {
            throw tooComplex("XML too deep or too long", null);
        }
        Element element = new Element(localName(), attributes());
        if (depth > 0) {
            open[depth - 1].add(element);
        }
        open[depth++] = element;
        text.setLength(0);
        base64 = 0;
        return element;
    }

    /** Without namespaces, the parser splits the names of attributes but not those of elements. */
    private QName qualifiedName() {
        String name = reader.getLocalName();
        int colon = name.indexOf(':');
        QName declaration = colon < 0 ? new QName("xmlns") : new QName(XMLNS, name.substring(0, colon));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeName(i).equals(declaration)) {
                return new QName(reader.getAttributeValue(i), name.substring(colon + 1));
            }
        }
        return new QName(name);
    }

    private String localName() {
        String name = reader.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private String[] attributes() {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return NO_ATTRIBUTES;
        }
        List<String> kept = new ArrayList<>(4);
        for (int i = 0; i < count; i++) {
            String name = reader.getAttributeLocalName(i);
            if (ATTRIBUTES.contains(name) && reader.getAttributePrefix(i).isEmpty()) {
                kept.add(name);
                kept.add(reader.getAttributeValue(i));
            }
        }
        return kept.toArray(NO_ATTRIBUTES);
    }

    private void characters() {
        char[] buffer = reader.getTextCharacters();
        int start = reader.getTextStart();
        int end = start + reader.getTextLength();
        if (depth > 0 && BINARY.contains(open[depth - 1].name())) {
            for (int i = start; i < end; i++) {
                base64 += buffer[i] > ' ' && buffer[i] != '=' ? 1 : 0;
            }
        } else {
            text.append(buffer, start, end - start);
        }
    }

    private void end() {
        Element element = open[--depth];
        if (element.children().isEmpty()) {
            element.setText(text.toString().strip());
            element.setBinarySize(base64 * 3 / 4);
        }
        text.setLength(0);
        base64 = 0;
    }

    private static NotAnEInvoiceException tooComplex(String message, Throwable cause) {
        return new NotAnEInvoiceException(Reason.TOO_COMPLEX, message, cause);
    }
}
