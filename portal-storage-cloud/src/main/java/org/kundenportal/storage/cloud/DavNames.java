package org.kundenportal.storage.cloud;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells elements of WebDAV from others. The parser does not do it, since it would search all declarations for every name,
 * and a hostile server can send a million of both. A prefix that was declared once counts for the whole document.
 */
final class DavNames {

    private static final String NAMESPACE = "DAV:";
    private static final int MAX_PREFIXES = 16;

    private final Set<String> prefixes = new HashSet<>();

    /** Notes what the element declares that was begun. */
    void declare(XMLStreamReader xml) throws XMLStreamException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (NAMESPACE.equals(xml.getAttributeValue(i))) {
                // without namespaces the parser splits the names of attributes, but not those of elements
                String name = xml.getAttributeLocalName(i);
                boolean isDefault =
                        name.equals("xmlns") && xml.getAttributePrefix(i).isEmpty();
                if (isDefault || "xmlns".equals(xml.getAttributePrefix(i))) {
                    prefixes.add(isDefault ? "" : name);
                }
            }
        }
        if (prefixes.size() > MAX_PREFIXES) {
            throw new XMLStreamException("too many prefixes");
        }
    }

    /** The name of an element of WebDAV without its prefix; empty for all others. */
    String local(String name) {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        return prefixes.contains(prefix) ? name.substring(colon + 1) : "";
    }
}
