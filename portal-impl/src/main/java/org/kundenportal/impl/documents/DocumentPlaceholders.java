package org.kundenportal.impl.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.rendering.DocumentName;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.templates.Template;
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

    /** The names that a text about a document may use. */
    public static final Set<String> NAMES = Stream.of(
                    CustomerPlaceholders.NAMES.stream(),
                    Stream.of("Document.name", "Document.number", "Document" + URL),
                    Arrays.stream(DocumentType.values()).map(type -> word(type) + URL))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private final CustomerPlaceholders customers;
    private final PortalLinks links;

    /** Placeholders with these links. */
    @Activate
    public DocumentPlaceholders(@Reference CustomerPlaceholders customers, @Reference PortalLinks links) {
        this.customers = customers;
        this.links = links;
    }

    /** The names that a text about documents of one type may use: others would always be empty. */
    public static Set<String> names(DocumentType type) {
        Set<String> others = Arrays.stream(DocumentType.values())
                .filter(other -> other != type)
                .map(other -> word(other) + URL)
                .collect(Collectors.toSet());
        return NAMES.stream().filter(name -> !others.contains(name)).collect(Collectors.toUnmodifiableSet());
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

    /**
     * The text as it reads now, in the running transaction. What is no placeholder of a document stays as it is: an
     * imported text was never checked for any.
     *
     * @param text may be null
     */
    String filled(EntityManager em, DocumentEntity document, Customers.Addressee customer, String text) {
        if (text == null || Template.of(text).placeholders().isEmpty()) {
            return text;
        }
        Map<String, String> values = new TreeMap<>(of(em, document, language(em, customer)));
        // a note of an issued document calls its customer as the document does
        values.put("Client.name", customer.name());
        return Template.of(text).fill(name -> NAMES.contains(name) ? values.get(name) : "[" + name + "]");
    }

    /** The language in which a customer is written to. */
    static String language(EntityManager em, Customers.Addressee customer) {
        return Optional.ofNullable(customer.language())
                .orElseGet(
                        () -> SettingRows.read(em, Setting.APPEARANCE).value().defaultLanguage());
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
