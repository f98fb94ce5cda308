package org.kundenportal.impl.rendering;

import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of a Cross Industry Invoice, element by element. Texts may hold any characters; an element whose text is
 * empty is left out, because the rules allow no empty elements.
 */
final class CiiXml implements AutoCloseable {

    /** The JDK's own, whatever else is installed; thread-safe as long as no property is set. */
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private static final String MODEL = "urn:un:unece:uncefact:data:standard:";

    private final XMLStreamWriter xml;

    /** Begins a document that is written in UTF-8. */
    CiiXml(OutputStream out) {
        try {
            xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Opens an element; the first one declares the namespaces. */
    void start(String element) {
        try {
            xml.writeStartElement(element);
            if (element.equals("rsm:CrossIndustryInvoice")) {
                xml.writeAttribute("xmlns:rsm", MODEL + "CrossIndustryInvoice:100");
                xml.writeAttribute("xmlns:ram", MODEL + "ReusableAggregateBusinessInformationEntity:100");
                xml.writeAttribute("xmlns:udt", MODEL + "UnqualifiedDataType:100");
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Closes the element that was opened last. */
    void end() {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** An element without content, where the schema demands its presence. */
    void empty(String element) {
        start(element);
        end();
    }

    /**
     * An element with text, on one line.
     *
     * @param text null or blank writes nothing
     * @param attributes names and values in turn
     */
    void text(String element, String text, String... attributes) {
        if (text != null) {
            element(element, XmlText.line(text), attributes);
        }
    }

    /** An element with text that keeps its lines; a blank one is left out. */
    void paragraphs(String element, String text) {
        element(element, XmlText.of(text).strip());
    }

    private void element(String element, String text, String... attributes) {
        if (text.isEmpty()) {
            return;
        }
        try {
            xml.writeStartElement(element);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
            xml.writeCharacters(text);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Ends the document; the stream stays open. */
    @Override
    public void close() {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(XMLStreamException e) {
        return new IllegalStateException("writing to memory does not fail", e);
    }
}
