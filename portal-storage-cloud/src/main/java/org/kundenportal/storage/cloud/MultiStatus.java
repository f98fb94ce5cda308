package org.kundenportal.storage.cloud;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

/**
 * Reads the answer to PROPFIND (RFC 4918, section 13), which comes from a server that may be anybody's: with the parser of
 * the JDK, without document types, so that there are no entities, and within limits. What is not in the connection's
 * folder is left out.
 */
final class MultiStatus {

    /** About 50,000 files, in bytes. */
    static final int MAX_BYTES = 32 << 20;

    private static final int MAX_TEXT = 4096;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TAG = 200;
    private static final String DAV = "DAV:";

    private final WebDavFolder folder;
    private final XMLStreamReader xml;
    private final List<WebDavEntry> entries = new ArrayList<>();

    /** Of the response that is being read; of its propstat. */
    private String reference;

    private Properties known;
    private Properties told;
    private boolean tells;

    /** Of one file or folder. */
    private static final class Properties {
        private boolean folder;
        private long size = -1;
        private String tag;
        private Instant changed;
    }

    private MultiStatus(WebDavFolder folder, XMLStreamReader xml) {
        this.folder = folder;
        this.xml = xml;
    }

    /** Reads all of it, and closes the stream. */
    static List<WebDavEntry> read(InputStream stream, WebDavFolder folder) throws StorageException {
        try (stream) {
            XMLStreamReader xml = factory().createXMLStreamReader(new Capped(stream));
            return new MultiStatus(folder, xml).entries();
        } catch (XMLStreamException | IOException e) {
            IOException lost = lost(e);
            throw lost == null
                    ? new StorageException(Reason.UNREADABLE, "XML", e)
                    : new StorageException(Reason.UNREACHABLE, null, lost);
        }
    }

    /** The failure of the stream, null where the XML is bad; the parser may wrap it. */
    private static IOException lost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof XMLStreamException wrapper
                    && wrapper.getNestedException() instanceof IOException nested) {
                return nested instanceof Capped.TooMuchException ? null : nested;
            }
            if (cause instanceof IOException io) {
                return io instanceof Capped.TooMuchException || io instanceof CharConversionException ? null : io;
            }
        }
        return null;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private List<WebDavEntry> entries() throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > MAX_DEPTH) {
                        throw new XMLStreamException("too deep");
                    }
                    if (depth == 1 && !isDav("multistatus")) {
                        throw new XMLStreamException("no multistatus");
                    }
                    depth -= begin() ? 1 : 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type, or an entity");
                default -> {
                    // white space and comments
                }
            }
        }
        return entries;
    }

    /** Whether the element was read to its end. */
    private boolean begin() throws XMLStreamException {
        if (!DAV.equals(xml.getNamespaceURI())) {
            return false;
        }
        switch (xml.getLocalName()) {
            case "response" -> {
                reference = null;
                known = new Properties();
            }
            case "propstat" -> {
                told = new Properties();
                tells = false;
            }
            case "collection" -> inProperties().folder = true;
            case "href" -> {
                // those within properties are about others
                String text = text();
                reference = told == null ? text : reference;
                return true;
            }
            case "status" -> {
                tells = text().matches("HTTP/\\d\\.\\d 200( .*)?");
                return true;
            }
            case "getcontentlength" -> {
                inProperties().size = size(text());
                return true;
            }
            case "getetag" -> {
                inProperties().tag = tag(text());
                return true;
            }
            case "getlastmodified" -> {
                inProperties().changed = instant(text());
                return true;
            }
            default -> {
                // what we did not ask for
            }
        }
        return false;
    }

    private Properties inProperties() throws XMLStreamException {
        if (told == null) {
            throw new XMLStreamException("a property outside of propstat");
        }
        return told;
    }

    private void end() {
        if (isDav("propstat")) {
            known = tells && known != null ? told : known;
            told = null;
        } else if (isDav("response")) {
            keep();
        }
    }

    private void keep() {
        if (reference != null && known != null && (known.folder || known.size >= 0)) {
            FileFacts facts = known.folder ? null : new FileFacts(known.size, known.tag, known.changed);
            folder.path(reference).ifPresent(path -> entries.add(new WebDavEntry(path, facts)));
        }
        known = null;
    }

    private boolean isDav(String name) {
        return DAV.equals(xml.getNamespaceURI()) && name.equals(xml.getLocalName());
    }

    /** Of an element without others in it. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event != XMLStreamConstants.COMMENT && event != XMLStreamConstants.SPACE) {
                throw new XMLStreamException("no text");
            }
            if (text.length() > MAX_TEXT) {
                throw new XMLStreamException("no short text");
            }
            event = xml.next();
        }
        return text.toString().strip();
    }

    private static long size(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /** The same for weak and strong ones: a server may give either for the same content, by what it is asked. */
    static String tag(String text) {
        String tag = text.replaceFirst("^W/", "").replace("\"", "");
        return tag.isEmpty() || tag.length() > MAX_TAG ? null : tag;
    }

    /** Null where it is none. */
    static Instant instant(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
