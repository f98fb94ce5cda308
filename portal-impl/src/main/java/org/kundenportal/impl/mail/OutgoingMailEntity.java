package org.kundenportal.impl.mail;

import java.time.Instant;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.timeline.Happening;

/** A mail that waits, was sent or failed. */
@Entity(name = "OutgoingMail")
@Table(name = "mail")
class OutgoingMailEntity {

    private static final int STAMP_BYTES = 16;

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

    /** The part of its Message-ID that nobody can guess. */
    @Column(name = "stamp")
    private String stamp;

    /** Which worker sends it, null if none. */
    @Column(name = "holder")
    private String holder;

    /** Until when nobody else may send it. */
    @Column(name = "held_until")
    private Instant heldUntil;

    /** When the 48 hours began. */
    @Column(name = "first_tried_at")
    private Instant firstTriedAt;

    /** What is put together with it, null if nothing is. */
    @Column(name = "digest_key")
    private String digestKey;

    /** The same, as long as more can be put to it: one row has it at most. */
    @Column(name = "open_key")
    private String openKey;

    /** When nothing could be put to it any more. */
    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "purged_at")
    private Instant purgedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected OutgoingMailEntity() {}

    OutgoingMailEntity(Mail mail, String recipient, String language, Instant now) {
        this.kind = mail.kind();
        this.recipient = recipient;
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
        begin(now);
    }

    private void begin(Instant now) {
        state = MailState.WAITING;
        createdAt = now;
        dueAt = now;
        stamp = Tokens.encode(Tokens.randomBytes(STAMP_BYTES));
        subject = "";
        content = "";
    }

    /** Another mail of the same content, which is written into it once it has an id. */
    OutgoingMailEntity copy(Instant now) {
        OutgoingMailEntity copy = new OutgoingMailEntity();
        copy.kind = kind;
        copy.recipient = recipient;
        copy.language = language;
        copy.customerId = customerId;
        copy.customerNumber = customerNumber;
        copy.documentType = documentType;
        copy.documentNumber = documentNumber;
        copy.attachmentName = attachmentName;
        copy.attachmentType = attachmentType;
        copy.attachmentKey = attachmentKey;
        copy.begin(now);
        return copy;
    }

    long id() {
        return id;
    }

    String language() {
        return language;
    }

    Instant closedAt() {
        return closedAt;
    }

    boolean isSent() {
        return state == MailState.SENT;
    }

    boolean isHeldAt(Instant now) {
        return heldUntil != null && heldUntil.isAfter(now);
    }

    /** Whether this worker still holds it as it was when it took it. */
    boolean isHeldBy(String worker, long since) {
        return version == since && worker.equals(holder) && state == MailState.WAITING;
    }

    void write(Letter letter, SecretBox secrets) {
        subject = letter.subject();
        content = secrets.seal(Json.write(letter), place());
    }

    Letter read(SecretBox secrets) {
        return content.isEmpty() ? Letter.NONE : Json.read(secrets.open(content, place()), Letter.class);
    }

    /** Lets others be put to it until it is sent, and does not send it before. */
    void open(String key, Instant due) {
        digestKey = key;
        openKey = key;
        dueAt = due;
    }

    /** Lets nothing more be put to it. */
    void close(Instant now) {
        openKey = null;
        closedAt = now;
    }

    /** Is tried at the latest then. */
    void hasten(Instant due) {
        dueAt = due.isBefore(dueAt) ? due : dueAt;
    }

    /** One try begins. */
    void take(Instant now) {
        attempts++;
        firstTriedAt = firstTriedAt == null ? now : firstTriedAt;
    }

    void sent(Instant now) {
        state = MailState.SENT;
        sentAt = now;
        failure = null;
        release();
    }

    void fail(String reason) {
        state = MailState.FAILED;
        failure = reason;
        release();
    }

    /** Is tried again then. */
    void postpone(Instant due, String reason) {
        dueAt = due;
        failure = reason;
        release();
    }

    /** Can be put to again, if it is that kind of mail. */
    void reopen() {
        openKey = digestKey;
    }

    /** Is tried now, and for another 48 hours. */
    void revive(Instant now) {
        state = MailState.WAITING;
        dueAt = now;
        firstTriedAt = null;
        release();
    }

    private void release() {
        holder = null;
        heldUntil = null;
    }

    /** When it is tried again after a try has failed now, empty if not any more. */
    Optional<Instant> nextTry(Instant now) {
        return Backoff.after(firstTriedAt, now);
    }

    String digestKey() {
        return digestKey;
    }

    /** The same, of this mail. */
    Happening on(Happening happening) {
        Happening known = happening.with("mail", id).with("kind", kind).with("failure", failure);
        known = customerId == null ? known : known.to(new CustomerId(customerId), new CustomerNumber(customerNumber));
        return documentType == null ? known : known.on(new DocumentKey(documentType, documentNumber));
    }

    TakenMail toTaken(SecretBox secrets) {
        Mail.Attachment attachment =
                attachmentKey == null ? null : new Mail.Attachment(attachmentName, attachmentType, attachmentKey);
        return new TakenMail(id, version, stamp, recipient, language, createdAt, read(secrets), attachment);
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
        Letter letter = read(secrets);
        return new MailContent(toMail(), letter.text(), letter.html(), attachmentName);
    }

    /** Whether staff who read it could act as the customer. */
    boolean isForTheCustomerAlone() {
        return kind == MailKind.CONFIRMATION_CODE;
    }

    /** The mail without what it says. */
    MailContent withheld() {
        return new MailContent(toMail(), "", "", null);
    }

    private String place() {
        return "mail.content:" + id;
    }
}
