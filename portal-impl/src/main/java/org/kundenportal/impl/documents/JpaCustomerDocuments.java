package org.kundenportal.impl.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.ViewOnly;
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

/** What customers see and do, all of it through {@link CustomerGate}. */
@Component(service = CustomerDocuments.class)
public final class JpaCustomerDocuments implements CustomerDocuments {

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentFiles files;
    private final EstimateDecisions decisions;
    private final DocumentMails mails;
    private final Outbox outbox;
    private final SettingRows settings;

    /** Shows the given rows and files. */
    @Activate
    public JpaCustomerDocuments(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference DocumentFiles files,
            @Reference EstimateDecisions decisions,
            @Reference DocumentMails mails,
            @Reference Outbox outbox,
            @Reference SettingRows settings) {
        this.tx = tx;
        this.rows = rows;
        this.files = files;
        this.decisions = decisions;
        this.mails = mails;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public Page<DocumentSummary> list(ActingCustomer customer, DocumentFilter filter, PageRequest page) {
        CustomerGate.requireWholePortal(customer);
        Release release = settings.get(Setting.RELEASE);
        Set<DocumentType> types = VisibleTypes.of(release, filter.types());
        if (types.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        LocalDate today = rows.today();
        return tx.read(em -> Cursor.page(
                VisibleTypes.query(customer, types)
                        .matching(filter, today, "d.unreadByCustomer")
                        .page(em, SummaryRow.COLUMNS, "", page)
                        .getResultList(),
                page,
                DocumentQuery::cursor,
                row -> SummaryRow.toSummary(row, today)));
    }

    @Override
    public DocumentDetail get(ActingCustomer customer, DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        LocalDate today = rows.today();
        Read read =
                tx.read(em -> Read.of(em, CustomerGate.open(em, customer, key, release, DocumentAction.VIEW), rows));
        return read.detail(allowed(customer, release), settings.get(Setting.ACCEPTANCE), today, files);
    }

    /** Staff who look at a document as the customer may do nothing else with it. */
    private static Release allowed(ActingCustomer customer, Release release) {
        return customer.viewOnly() ? new Release(release.types(), Set.of(DocumentAction.VIEW)) : release;
    }

    @Override
    public DocumentFile pdf(ActingCustomer customer, DocumentKey key) {
        return files.pdf(decisions.shown(wanted(customer, key)));
    }

    @Override
    public DocumentFile xml(ActingCustomer customer, DocumentKey key) {
        return files.xml(wanted(customer, key));
    }

    @Override
    public Optional<CreditTransfer> transfer(ActingCustomer customer, DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        return files.transfer(
                tx.read(em -> wanted(em, CustomerGate.openToPay(em, customer, key, release, DocumentAction.VIEW))));
    }

    private DocumentFiles.Wanted wanted(ActingCustomer customer, DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> wanted(em, CustomerGate.open(em, customer, key, release, DocumentAction.VIEW)));
    }

    private DocumentFiles.Wanted wanted(EntityManager em, DocumentEntity document) {
        return rows.wanted(em, document, DocumentRows.current(em, document));
    }

    @Override
    public void recordView(ActingCustomer customer, DocumentKey key) {
        if (customer.viewOnly()) {
            get(customer, key);
            return;
        }
        change(customer, key, DocumentAction.VIEW, (em, document) -> {
            Instant now = rows.clock().instant();
            em.createQuery("UPDATE Document d SET d.viewCount = d.viewCount + 1, d.lastViewedAt = :now"
                            + " WHERE d.id = :id")
                    .setParameter("now", now)
                    .setParameter("id", document.id().value())
                    .executeUpdate();
            em.createQuery("UPDATE Document d SET d.firstViewedAt = :now"
                            + " WHERE d.id = :id AND d.firstViewedAt IS NULL")
                    .setParameter("now", now)
                    .setParameter("id", document.id().value())
                    .executeUpdate();
            Comments.readByCustomer(em, document.id());
            rows.note(em, Happening.by(customer, Happening.Kind.DOCUMENT_VIEWED), document);
            return null;
        });
    }

    @Override
    public RecordedDecision decide(ActingCustomer customer, DocumentKey key, Decision decision) {
        return decisions.decide(customer, key, decision);
    }

    @Override
    public DocumentFile evidence(ActingCustomer customer, DocumentKey key) {
        return decisions.evidence(customer, key);
    }

    @Override
    public Page<Comment> comments(ActingCustomer customer, DocumentKey key, PageRequest page) {
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> {
            DocumentEntity document = CustomerGate.open(em, customer, key, release, DocumentAction.VIEW);
            return Comments.visible(em, document.id(), page);
        });
    }

    @Override
    public Comment comment(ActingCustomer customer, DocumentKey key, String text) {
        return change(customer, key, DocumentAction.COMMENT, (em, document) -> {
            Comment comment = Comments.add(
                    em,
                    document.id(),
                    customer.actor(),
                    text,
                    false,
                    rows.clock().instant());
            rows.note(em, Happening.by(customer, Happening.Kind.COMMENT_ADDED), document);
            outbox.add(em, Comments.worded(mails.toStaff(em, MailKind.COMMENT_FOR_STAFF, document), comment));
            return comment;
        });
    }

    @Override
    public void readComments(ActingCustomer customer, DocumentKey key) {
        if (customer.viewOnly()) {
            get(customer, key);
            return;
        }
        change(customer, key, DocumentAction.VIEW, (em, document) -> {
            Comments.readByCustomer(em, document.id());
            return null;
        });
    }

    private <R> R change(
            ActingCustomer customer,
            DocumentKey key,
            DocumentAction action,
            BiFunction<EntityManager, DocumentEntity, R> change) {
        ViewOnly.refuse(customer);
        Release release = settings.get(Setting.RELEASE);
        return tx.callRepeatably(em -> change.apply(em, CustomerGate.open(em, customer, key, release, action)));
    }
}
