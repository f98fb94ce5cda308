package org.kundenportal.impl.mail;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.SecretBox;

/** A mail that waits, was sent or failed. */
@Entity(name = "OutgoingMail")
@Table(name = "mail")
class OutgoingMailEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private MailKind kind;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "language")
    private String language;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "customer_number")
    private String customerNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "document_type")
    private DocumentType documentType;

    @Column(name = "document_number")
    private String documentNumber;

    @Column(name = "subject")
    private String subject;

    /** A sealed {@link Letter}: it may carry links and codes that open the portal. */
    @Lob
    @Column(name = "content")
    private String content;

    @Column(name = "attachment_name")
    private String attachmentName;

    @Column(name = "attachment_type")
    private String attachmentType;

    @Column(name = "attachment_key")
    private String attachmentKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private MailState state;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "failure")
    private String failure;

    protected OutgoingMailEntity() {}

    OutgoingMailEntity(Mail mail, String language, Instant now) {
        this.kind = mail.kind();
        this.recipient = mail.recipient();
        this.language = language;
        if (mail.customer() != null) {
            customerId = mail.customer().value();
            customerNumber = mail.number().value();
        }
        if (mail.document() != null) {
            documentType = mail.document().type();
            documentNumber = mail.document().number();
        }
        if (mail.attachment() != null) {
            attachmentName = mail.attachment().name();
            attachmentType = mail.attachment().mediaType();
            attachmentKey = mail.attachment().key();
        }
        state = MailState.WAITING;
        createdAt = now;
        dueAt = now;
        subject = "";
    }

    long id() {
        return id;
    }

    void write(Letter letter, SecretBox secrets) {
        subject = letter.subject();
        content = secrets.seal(Json.write(letter), place());
    }

    OutgoingMail toMail() {
        return new OutgoingMail(
                Long.toString(id),
                kind.name(),
                recipient,
                subject,
                customerNumber == null ? null : new CustomerNumber(customerNumber),
                documentType == null ? null : new DocumentKey(documentType, documentNumber),
                state,
                createdAt,
                dueAt,
                sentAt,
                attempts,
                failure);
    }

    MailContent toContent(SecretBox secrets) {
        Letter letter = Json.read(secrets.open(content, place()), Letter.class);
        return new MailContent(toMail(), letter.text(), letter.html(), attachmentName);
    }

    private String place() {
        return "mail.content:" + id;
    }
}
