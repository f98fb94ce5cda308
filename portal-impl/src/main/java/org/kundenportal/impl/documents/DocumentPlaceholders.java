package org.kundenportal.impl.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.rendering.DocumentName;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What placeholders say of a document and its customer (BM-32 to BM-34): {@code [Invoice.customerportal_url]} is the
 * address of an invoice and empty for every other type, {@code [Document.customerportal_url]} of any. Thread-safe.
 */
@Component(service = DocumentPlaceholders.class)
public final class DocumentPlaceholders {

    private static final String URL = ".customerportal_url";

    private final CustomerPlaceholders customers;
    private final PortalLinks links;

    /** Placeholders with these links. */
    @Activate
    public DocumentPlaceholders(@Reference CustomerPlaceholders customers, @Reference PortalLinks links) {
        this.customers = customers;
        this.links = links;
    }

    /**
     * The values by the placeholders' names, in the running transaction; an address that leads nowhere is none.
     *
     * @param language in which the document is named
     */
    Map<String, String> of(EntityManager em, DocumentEntity document, String language) {
        Map<String, String> values = new TreeMap<>(customers.of(em, document.customer()));
        values.put("Document.name", DocumentName.of(document.key(), language));
        values.put("Document.number", document.key().number());
        String url = url(em, document);
        if (url != null) {
            values.put("Document" + URL, url);
            values.put(word(document.key().type()) + URL, url);
        }
        return values;
    }

    private String url(EntityManager em, DocumentEntity document) {
        boolean released = DocumentRules.isReleased(
                SettingRows.read(em, Setting.RELEASE).value(), document.key().type(), document.status());
        return released && customers.isOpen(em, document.customer())
                ? links.url(em, LinkSubject.of(document.customer(), document.id()))
                : null;
    }

    /** How placeholders call a type: {@code CreditNote} for {@link DocumentType#CREDIT_NOTE}. */
    static String word(DocumentType type) {
        return Arrays.stream(type.name().split("_", -1))
                .map(part -> part.substring(0, 1) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
