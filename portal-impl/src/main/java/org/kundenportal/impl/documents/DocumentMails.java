package org.kundenportal.impl.documents;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Begins mails about documents: to whom, in which language, naming the document and its customer. Thread-safe. */
@Component(service = DocumentMails.class)
public final class DocumentMails {

    private final DocumentPlaceholders placeholders;
    private final Customers customers;

    /** Mails that name documents by these placeholders. */
    @Activate
    public DocumentMails(@Reference DocumentPlaceholders placeholders, @Reference Customers customers) {
        this.placeholders = placeholders;
        this.customers = customers;
    }

    /** A mail to the merchant about a document, in the portal's default language. */
    public Mail toStaff(EntityManager em, MailKind kind, DocumentId document) {
        return toStaff(em, kind, em.find(DocumentEntity.class, document.value()));
    }

    /** A mail to the document's customer, unless it may see nothing of it, wants none, or has no address. */
    public Optional<Mail> toCustomer(EntityManager em, MailKind kind, DocumentId document) {
        return toCustomer(em, kind, em.find(DocumentEntity.class, document.value()));
    }

    /** Whether the document's customer can see it in the portal. */
    public boolean isVisible(EntityManager em, DocumentId document) {
        return isVisible(em, em.find(DocumentEntity.class, document.value()));
    }

    /** What placeholders say of the document and its customer, in a language. */
    public Map<String, String> words(EntityManager em, DocumentId document, String language) {
        return placeholders.of(em, em.find(DocumentEntity.class, document.value()), language);
    }

    /** A mail to the merchant, in the portal's default language. */
    Mail toStaff(EntityManager em, MailKind kind, DocumentEntity document) {
        Mail mail = Mail.toStaff(kind, defaultLanguage(em));
        return about(em, mail, document, customers.get(em, document.customer()));
    }

    /**
     * A mail to the document's customer, in its language. None to somebody who wants no news, and none about what the
     * customer cannot see in the portal: a mail would show it.
     */
    Optional<Mail> toCustomer(EntityManager em, MailKind kind, DocumentEntity document) {
        Customers.Known customer = customers.get(em, document.customer());
        if (!isVisible(em, document)) {
            return Optional.empty();
        }
        String language = Objects.requireNonNullElseGet(customer.data().language(), () -> defaultLanguage(em));
        return address(customer.data(), kind)
                .map(address -> about(em, Mail.to(address, language, kind), document, customer));
    }

    /**
     * What was decided or paid in its name, a customer hears whether it wants news or not: a link is all it takes to do so.
     * What staff ask for one by one is no news either.
     */
    private static Optional<String> address(CustomerData customer, MailKind kind) {
        return switch (kind) {
            case DECISION_FOR_CUSTOMER, PAYMENT_LINK, PAYMENT_RECEIPT, PAYMENT_REFUNDED -> customer.securityAddress();
            default -> customer.notificationAddress();
        };
    }

    private Mail about(EntityManager em, Mail mail, DocumentEntity document, Customers.Known customer) {
        return mail.concerning(customer.id(), customer.number())
                .on(document.key())
                .with(placeholders.of(em, document, mail.language()));
    }

    private boolean isVisible(EntityManager em, DocumentEntity document) {
        Release release = SettingRows.read(em, Setting.RELEASE).value();
        return release.actions().contains(DocumentAction.VIEW)
                && DocumentRules.isReleased(release, document.key().type(), document.status())
                && customers.hasAccess(em, document.customer());
    }

    private static String defaultLanguage(EntityManager em) {
        return SettingRows.read(em, Setting.APPEARANCE).value().defaultLanguage();
    }
}
