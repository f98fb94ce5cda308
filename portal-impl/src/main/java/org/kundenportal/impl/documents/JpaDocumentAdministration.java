package org.kundenportal.impl.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.AdministeredSummary;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentPortal;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentViews;
import org.kundenportal.api.documents.HiddenReason;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Documents of all customers, as staff find, read and hand them out. */
@Component(service = DocumentAdministration.class)
public final class JpaDocumentAdministration implements DocumentAdministration {

    private static final int MOST_COMMENTS = 200;
    private static final String COLUMNS = SummaryRow.STAFF_COLUMNS
            + ", c.number, c.name, c.accessChoice, c.accessPreset, d.viewCount, d.lastViewedAt,"
            + " l.handle, l.expiresAt, l.lastUsedAt, l.uses";
    private static final String JOINS = "JOIN Customer c ON c.id = d.customerId"
            + " LEFT JOIN PortalLink l ON l.documentId = d.id AND l.revokedAt IS NULL";

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentFiles files;
    private final PortalLinks links;
    private final EstimateDecisions decisions;
    private final DocumentMails mails;
    private final Outbox outbox;
    private final SettingRows settings;

    /** Works on the given rows, files and links. */
    @Activate
    public JpaDocumentAdministration(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference DocumentFiles files,
            @Reference PortalLinks links,
            @Reference EstimateDecisions decisions,
            @Reference DocumentMails mails,
            @Reference Outbox outbox,
            @Reference SettingRows settings) {
        this.tx = tx;
        this.rows = rows;
        this.files = files;
        this.links = links;
        this.decisions = decisions;
        this.mails = mails;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public Page<AdministeredSummary> list(CustomerNumber customer, DocumentFilter filter, PageRequest page) {
        Release release = settings.get(Setting.RELEASE);
        LocalDate today = rows.today();
        DocumentQuery query = new DocumentQuery().matching(filter, today, "d.unreadComments");
        if (!filter.types().isEmpty()) {
            query.ofTypes(filter.types());
        }
        if (customer != null) {
            query.and("c.number = :customer", "customer", customer.value());
        }
        return tx.read(em -> Cursor.page(
                query.page(em, COLUMNS, JOINS, page).getResultList(),
                page,
                DocumentQuery::cursor,
                row -> toSummary(row, release, today)));
    }

    @Override
    public AdministeredDocument get(DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        LocalDate today = rows.today();
        Found found = tx.read(em -> find(em, DocumentRows.found(em, key), release, today));
        // made outside of the transaction, since it asks for settings
        return new AdministeredDocument(
                found.summary,
                found.read.detail(release, settings.get(Setting.ACCEPTANCE), today, files),
                found.comments,
                found.decisions,
                found.read.source());
    }

    private record Found(
            Read read, AdministeredSummary summary, List<Comment> comments, List<DecisionEvidence> decisions) {}

    private Found find(EntityManager em, DocumentEntity document, Release release, LocalDate today) {
        AdministeredSummary summary = new DocumentQuery()
                .and("d.id = :id", "id", document.id().value())
                .query(em, COLUMNS, JOINS, "ORDER BY l.id DESC")
                .getResultStream()
                .findFirst()
                .map(row -> toSummary(row, release, today))
                .orElseThrow();
        return new Found(
                Read.of(em, document, rows),
                summary,
                Comments.latest(em, document.id(), MOST_COMMENTS),
                DecisionRows.all(em, document).stream()
                        .map(DecisionEntity::toEvidence)
                        .toList());
    }

    @Override
    public DocumentFile pdf(DocumentKey key) {
        return files.pdf(wanted(key, DocumentRows::current));
    }

    @Override
    public DocumentFile pdf(DocumentKey key, int version) {
        return files.pdf(wanted(key, (em, document) -> DocumentRows.version(em, document, version)
                        .orElseThrow(PortalException::notFound))
                .asShown());
    }

    @Override
    public DocumentFile xml(DocumentKey key) {
        return files.xml(wanted(key, DocumentRows::current));
    }

    private DocumentFiles.Wanted wanted(
            DocumentKey key, BiFunction<EntityManager, DocumentEntity, DocumentVersionEntity> version) {
        return tx.read(em -> {
            DocumentEntity document = DocumentRows.found(em, key);
            return rows.wanted(em, document, version.apply(em, document));
        });
    }

    @Override
    public Comment comment(Actor actor, DocumentKey key, CustomerNumber customer, String text, boolean internal) {
        return tx.callRepeatably(em -> {
            DocumentEntity document = DocumentRows.found(em, key, customer);
            Comment comment = Comments.add(
                    em, document.id(), actor, text, internal, rows.clock().instant());
            rows.note(em, Happening.of(Happening.Kind.COMMENT_ADDED, actor).with("internal", internal), document);
            if (!internal) {
                mails.toCustomer(em, MailKind.COMMENT_FOR_CUSTOMER, document)
                        .ifPresent(mail -> outbox.add(em, Comments.worded(mail, comment)));
            }
            return comment;
        });
    }

    @Override
    public void readComments(DocumentKey key) {
        tx.runRepeatably(
                em -> Comments.readByStaff(em, DocumentRows.found(em, key).id()));
    }

    @Override
    public AdministeredDocument reopen(Actor actor, DocumentKey key, String reason) {
        decisions.reopen(actor, key, reason);
        return get(key);
    }

    @Override
    public DocumentFile evidence(DocumentKey key, String decision) {
        return decisions.evidence(key, decision);
    }

    @Override
    public DocumentPortal rotateLink(Actor actor, DocumentKey key) {
        return changeLink(actor, key, Happening.Kind.LINK_ROTATED, (em, subject) -> {
            links.rotate(em, subject);
            return List.of();
        });
    }

    @Override
    public DocumentPortal revokeLink(Actor actor, DocumentKey key) {
        return changeLink(actor, key, Happening.Kind.LINK_REVOKED, (em, subject) -> {
            links.revoke(em, subject);
            return List.of();
        });
    }

    @Override
    public DocumentPortal limitLink(Actor actor, DocumentKey key, Instant expiresAt) {
        return changeLink(
                actor,
                key,
                Happening.Kind.LINK_LIMITED,
                (em, subject) -> List.of(links.limit(em, subject, expiresAt).orElseThrow(PortalException::notFound)));
    }

    private DocumentPortal changeLink(
            Actor actor,
            DocumentKey key,
            Happening.Kind kind,
            BiFunction<EntityManager, LinkSubject, List<Change>> change) {
        tx.runRepeatably(em -> {
            DocumentEntity document = DocumentRows.found(em, key);
            // two who change the link at once would each leave one that lives
            em.lock(document, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            List<Change> changes = change.apply(em, LinkSubject.of(document.customer(), document.id()));
            rows.note(em, Happening.of(kind, actor).changing(changes), document);
        });
        return get(key).row().portal();
    }

    private AdministeredSummary toSummary(Object[] row, Release release, LocalDate today) {
        int next = SummaryRow.WIDTH;
        boolean access = CustomerAccess.effective((AccessChoice) row[next + 2], (Boolean) row[next + 3]);
        Set<HiddenReason> hidden =
                DocumentRules.hiddenBecause(release, (DocumentType) row[1], (DocumentStatus) row[3], access);
        String url = links.url(LinkScope.DOCUMENT, (String) row[next + 6]);
        PortalLink link = url == null || !hidden.isEmpty()
                ? null
                : new PortalLink(url, (Instant) row[next + 7], (Instant) row[next + 8], (Long) row[next + 9]);
        return new AdministeredSummary(
                SummaryRow.toSummary(row, today),
                new CustomerNumber((String) row[next]),
                (String) row[next + 1],
                new DocumentPortal(link, hidden),
                new DocumentViews((Long) row[next + 4], (Instant) row[13], (Instant) row[next + 5]));
    }
}
