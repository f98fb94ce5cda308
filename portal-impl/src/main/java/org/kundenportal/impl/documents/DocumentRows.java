package org.kundenportal.impl.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The rows of documents and their versions, for the services that work with them in a transaction of theirs. Hosts and
 * imports meet here, so that both number versions alike. Thread-safe.
 */
@Component(service = DocumentRows.class)
public final class DocumentRows {

    private final Customers customers;
    private final PortalLinks links;
    private final DocumentPlaceholders placeholders;
    private final Timeline timeline;
    private final SettingRows settings;
    private final Clock clock;

    /** Documents of this portal. */
    @Activate
    public DocumentRows(
            @Reference Customers customers,
            @Reference PortalLinks links,
            @Reference DocumentPlaceholders placeholders,
            @Reference Timeline timeline,
            @Reference SettingRows settings,
            @Reference PortalHome home) {
        this.customers = customers;
        this.links = links;
        this.placeholders = placeholders;
        this.timeline = timeline;
        this.settings = settings;
        this.clock = home.clock();
    }

    /** Today in the merchant's zone; not to be called within a transaction. */
    public LocalDate today() {
        Appearance appearance = settings.get(Setting.APPEARANCE);
        return LocalDate.now(clock.withZone(appearance.timeZone()));
    }

    /** What time it is. */
    public Instant now() {
        return clock.instant();
    }

    /** The clock that rows are stamped with. */
    Clock clock() {
        return clock;
    }

    /** The document that staff mean by this key: of several sellers' documents, the one that changed last. */
    static Optional<DocumentEntity> find(EntityManager em, DocumentKey key) {
        return em.createQuery(
                        "SELECT d FROM Document d WHERE d.type = :type AND d.number = :number"
                                + " ORDER BY d.updatedAt DESC, d.id DESC",
                        DocumentEntity.class)
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The same, or NOT_FOUND. */
    static DocumentEntity found(EntityManager em, DocumentKey key) {
        return find(em, key).orElseThrow(PortalException::notFound);
    }

    /**
     * The same of this customer; null for any.
     *
     * @throws PortalException CUSTOMER_MISMATCH if the customer has no such document, but another has
     */
    static DocumentEntity found(EntityManager em, DocumentKey key, CustomerNumber customer) {
        DocumentEntity latest = found(em, key);
        if (customer == null) {
            return latest;
        }
        return em.createQuery(
                        "SELECT d FROM Document d JOIN Customer c ON c.id = d.customerId WHERE d.type = :type"
                                + " AND d.number = :number AND c.number = :customer ORDER BY d.updatedAt DESC, d.id DESC",
                        DocumentEntity.class)
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .setParameter("customer", customer.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> PortalException.of(ErrorCode.CUSTOMER_MISMATCH));
    }

    /** The document of one seller. */
    static Optional<DocumentEntity> find(EntityManager em, DocumentKey key, String seller) {
        return em.createQuery(
                        "SELECT d FROM Document d WHERE d.type = :type AND d.number = :number AND d.seller = :seller",
                        DocumentEntity.class)
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .setParameter("seller", seller)
                .getResultStream()
                .findFirst();
    }

    /** The document that the host means by this key: the merchant's own, not another seller's of the same number. */
    static Optional<DocumentEntity> ofHost(EntityManager em, DocumentKey key) {
        return find(em, key, Seller.OWN).or(() -> find(em, key));
    }

    /** The document, of whatever seller and customer, of which the imported file is a version. */
    static Optional<DocumentEntity> ofFile(EntityManager em, DocumentKey key, String hash) {
        return em.createQuery(
                        "SELECT d FROM Document d JOIN DocumentVersion v ON v.documentId = d.id WHERE d.type = :type"
                                + " AND d.number = :number AND v.contentHash = :hash AND v.source = :source",
                        DocumentEntity.class)
                .setParameter("type", key.type())
                .setParameter("number", key.number())
                .setParameter("hash", hash)
                .setParameter("source", Source.IMPORT)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** What the host said last of the document; empty if it never has. */
    static Optional<DocumentVersionEntity> latestOfHost(EntityManager em, DocumentEntity document) {
        return em.createQuery(
                        "SELECT v FROM DocumentVersion v WHERE v.documentId = :document AND v.source = :source"
                                + " ORDER BY v.versionNumber DESC",
                        DocumentVersionEntity.class)
                .setParameter("document", document.id().value())
                .setParameter("source", Source.API)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** One version of the document. */
    static Optional<DocumentVersionEntity> version(EntityManager em, DocumentEntity document, int number) {
        return em.createQuery(
                        "SELECT v FROM DocumentVersion v WHERE v.documentId = :document AND v.versionNumber = :number",
                        DocumentVersionEntity.class)
                .setParameter("document", document.id().value())
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** The version that is shown. */
    static DocumentVersionEntity current(EntityManager em, DocumentEntity document) {
        return version(em, document, document.versionNumber()).orElseThrow();
    }

    /** Gives a version that has no PDF this one, in one step; false if it has one, or another was shown in its place. */
    static boolean attach(EntityManager em, DocumentVersionEntity version, KeptFile pdf) {
        return em.createQuery("UPDATE DocumentVersion v SET v.pdfKey = :key, v.pdfSize = :size WHERE v.id = :id"
                                + " AND v.pdfKey IS NULL AND (v.shownKey IS NULL OR v.shownKey = :key)")
                        .setParameter("key", pdf.key())
                        .setParameter("size", pdf.size())
                        .setParameter("id", version.id())
                        .executeUpdate()
                == 1;
    }

    /** Keeps what the portal has drawn of a version, in one step: what was shown first stays. */
    static void show(EntityManager em, long version, KeptFile drawn) {
        em.createQuery("UPDATE DocumentVersion v SET v.shownKey = :key, v.shownSize = :size WHERE v.id = :id"
                        + " AND v.pdfKey IS NULL AND v.shownKey IS NULL")
                .setParameter("key", drawn.key())
                .setParameter("size", drawn.size())
                .setParameter("id", version)
                .executeUpdate();
    }

    /** All versions, latest first: of those before the current one only what lists them, not their words. */
    static List<DocumentVersion> versions(EntityManager em, DocumentEntity document, DocumentVersionEntity current) {
        if (current.versionNumber() == 1) {
            return List.of(current.toVersion());
        }
        return em.createQuery(
                        "SELECT v.versionNumber, v.createdAt FROM DocumentVersion v WHERE v.documentId = :document"
                                + " ORDER BY v.versionNumber DESC",
                        Object[].class)
                .setParameter("document", document.id().value())
                .getResultStream()
                .map(row -> new DocumentVersion((Integer) row[0], (Instant) row[1]))
                .toList();
    }

    /** Makes a document with its first version and its link. */
    DocumentEntity create(
            EntityManager em,
            Actor actor,
            DocumentEntity document,
            Customers.Known customer,
            NewVersion version,
            Money paid) {
        Happening created = Happening.of(Happening.Kind.DOCUMENT_CREATED, actor).with("source", version.source());
        return create(em, created, document, customer, version, paid);
    }

    /** The same, with what the timeline is to say of who made it and how. */
    DocumentEntity create(
            EntityManager em,
            Happening created,
            DocumentEntity document,
            Customers.Known customer,
            NewVersion version,
            Money paid) {
        document.advance(version.text().content(), clock.instant());
        em.persist(document);
        em.flush();
        em.persist(new DocumentVersionEntity(document.id(), document.versionNumber(), version, clock.instant()));
        Settlements.tell(em, document, Balance.NONE, document.status(), paid, clock.instant());
        links.create(em, LinkSubject.of(document.customer(), document.id()));
        timeline.add(em, about(created, document, customer).with("version", document.versionNumber()));
        return document;
    }

    /**
     * Gives the document another version. What was decided on the one before no longer counts. Whoever brings another
     * total must {@link #settle} or {@link #follow} it.
     */
    void advance(EntityManager em, Actor actor, DocumentEntity document, Customers.Known customer, NewVersion version) {
        DecisionRows.live(em, document).ifPresent(decision -> {
            decision.revoke(actor, clock.instant(), DecisionEvidence.Cause.NEW_VERSION, null);
            document.settle(DocumentStatus.OPEN, document.paid());
            timeline.add(
                    em,
                    about(Happening.of(Happening.Kind.DECISION_VOIDED, actor), document, customer)
                            .with("version", decision.versionNumber())
                            .with("decision", decision.choice()));
        });
        document.advance(version.text().content(), clock.instant());
        em.persist(new DocumentVersionEntity(document.id(), document.versionNumber(), version, clock.instant()));
        timeline.add(
                em,
                about(Happening.of(Happening.Kind.DOCUMENT_NEW_VERSION, actor), document, customer)
                        .with("version", document.versionNumber())
                        .with("source", version.source()));
    }

    /** Lets the status follow from a new version's total, of which nobody has said how much is paid. */
    static void follow(EntityManager em, DocumentEntity document) {
        Settlements.follow(em, document);
    }

    /** Takes what the host says of status and payments. */
    void settle(
            EntityManager em,
            Actor actor,
            DocumentEntity document,
            Customers.Known customer,
            DocumentStatus status,
            Money paid) {
        DocumentStatus before = document.status();
        Money paidBefore = document.paid();
        if (!Settlements.tell(em, document, status, paid, clock.instant())) {
            return;
        }
        document.touch(clock.instant());
        DocumentStatus after = document.status();
        Money paidAfter = document.paid();
        if (before != after || !Objects.equals(paidBefore, paidAfter)) {
            timeline.add(
                    em,
                    about(Happening.of(Happening.Kind.DOCUMENT_UPDATED, actor), document, customer)
                            .with("statusBefore", before)
                            .with("status", after)
                            .with("paid", amount(paidAfter))
                            .changing(changes(
                                    Change.of("status", before, after),
                                    Change.of("paid", amount(paidBefore), amount(paidAfter)))));
        }
    }

    private static String amount(Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    private static List<Change> changes(Change... fields) {
        return Stream.of(fields)
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }

    /** Refuses to hand a document from one customer to another, who would read what is not theirs. */
    static void requireSameCustomer(DocumentEntity document, CustomerId customer) {
        if (!document.customer().equals(customer)) {
            throw PortalException.of(ErrorCode.CUSTOMER_MISMATCH);
        }
    }

    /** The customer of the document. */
    Customers.Known customer(EntityManager em, DocumentEntity document) {
        return customers.get(em, document.customer());
    }

    /** To whom the document's files are made out. */
    Customers.Addressee addressee(EntityManager em, DocumentEntity document) {
        return customers.addressee(em, document.customer());
    }

    /** The version with its words as they read now, to be shown or printed. An imported note is its seller's own text. */
    DocumentFiles.Wanted wanted(EntityManager em, DocumentEntity document, DocumentVersionEntity version) {
        VersionText text = version.text();
        Customers.Addressee customer = text.addressee(addressee(em, document));
        if (version.source() != Source.IMPORT) {
            String note =
                    placeholders.filled(em, document, customer, text.content().note());
            text = text.with(text.content().withNote(note));
        }
        return DocumentFiles.Wanted.of(document, version, text, customer);
    }

    /** Writes on the timeline what concerns no document that exists. */
    void note(EntityManager em, Happening happening) {
        timeline.add(em, happening);
    }

    /** Writes on the timeline that something happened to the document. */
    void note(EntityManager em, Happening happening, DocumentEntity document) {
        Customers.Addressee customer = addressee(em, document);
        timeline.add(em, happening.to(document.customer(), customer.number()).on(document.key()));
    }

    private static Happening about(Happening happening, DocumentEntity document, Customers.Known customer) {
        return happening.to(customer.id(), customer.number()).on(document.key());
    }
}
