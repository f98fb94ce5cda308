package org.kundenportal.impl.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.rendering.PrintedEvidence;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decisions on estimates and what proves them. Thread-safe. */
@Component(service = EstimateDecisions.class)
public final class EstimateDecisions {

    private static final int ATTEMPTS = 4;
    private static final String NONE = "\u2013";

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentFiles files;
    private final DocumentMails mails;
    private final Outbox outbox;
    private final SettingRows settings;

    /** Decisions on the given rows, proved by the given files. */
    @Activate
    public EstimateDecisions(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference DocumentFiles files,
            @Reference DocumentMails mails,
            @Reference Outbox outbox,
            @Reference SettingRows settings) {
        this.tx = tx;
        this.rows = rows;
        this.files = files;
        this.mails = mails;
        this.outbox = outbox;
        this.settings = settings;
    }

    /**
     * The version with the PDF that counts as its own. Where the portal has to draw an estimate, it does so once and
     * keeps the file, so that what is decided is what was shown, however the merchant's paper changes since.
     */
    DocumentFiles.Wanted shown(DocumentFiles.Wanted wanted) {
        if (wanted.key().type() != DocumentType.ESTIMATE
                || wanted.keptPdf() != null
                || wanted.status() == DocumentStatus.CANCELED) {
            return wanted;
        }
        KeptFile drawn = files.keep(files.draw(wanted));
        return tx.callRepeatably(em -> {
            DocumentRows.show(em, wanted.version(), drawn);
            return wanted.with(em.find(DocumentVersionEntity.class, wanted.version()));
        });
    }

    /** As {@link org.kundenportal.api.documents.CustomerDocuments#decide} says. */
    RecordedDecision decide(ActingCustomer customer, DocumentKey key, Decision wish) {
        requireEstimate(key);
        ViewOnly.refuse(customer);
        Decision decision = DecisionRules.checked(wish, customer.name());
        Attempt attempt = new Attempt(
                customer,
                key,
                decision,
                settings.get(Setting.RELEASE),
                rows.today(),
                files.paper(),
                settings.get(Setting.ACCEPTANCE));
        for (int tried = 1; ; tried++) {
            try {
                return decide(attempt);
            } catch (PortalException e) {
                if (e.code() != ErrorCode.CONCURRENT_CHANGE || tried == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** What a decision needs to know before its transaction begins. */
    private record Attempt(
            ActingCustomer customer,
            DocumentKey key,
            Decision decision,
            Release release,
            LocalDate today,
            DocumentFiles.Paper paper,
            AcceptanceTerms terms) {

        DocumentEntity open(EntityManager em) {
            return CustomerGate.open(em, customer, key, release, DocumentAction.DECIDE);
        }

        Optional<ErrorCode> refusal(DocumentEntity document) {
            return DecisionRules.refusal(
                    document.status(), document.versionNumber(), decision.version(), document.validUntil(), today);
        }
    }

    private RecordedDecision decide(Attempt attempt) {
        DocumentFiles.Wanted wanted = shown(tx.read(em -> {
            DocumentEntity document = attempt.open(em);
            attempt.refusal(document).ifPresent(EstimateDecisions::refuse);
            return rows.wanted(em, document, DocumentRows.current(em, document));
        }));
        String sha256 = files.sha256(wanted.keptPdf());
        Instant now = rows.clock().instant();
        // drawn and kept before the transaction, which finds out whether it still says what is true
        Proof proof = tx.read(em -> proof(em, attempt.open(em), attempt, wanted, sha256, now));
        KeptFile evidence = files.evidence(wanted, proof, attempt.paper());
        return tx.callRepeatably(em -> record(em, attempt, wanted, proof, evidence));
    }

    private RecordedDecision record(
            EntityManager em, Attempt attempt, DocumentFiles.Wanted wanted, Proof proof, KeptFile evidence) {
        DocumentEntity document = attempt.open(em);
        boolean won = win(em, document, attempt.decision().choice(), proof.at());
        em.refresh(document);
        if (!won) {
            refuse(attempt.refusal(document).orElse(ErrorCode.CONCURRENT_CHANGE));
        }
        requireShown(DocumentRows.current(em, document), wanted);
        if (!proof.equals(proof(em, document, attempt, wanted, proof.pdfSha256(), proof.at()))) {
            refuse(ErrorCode.CONCURRENT_CHANGE);
        }
        DecisionEntity decision = new DecisionEntity(document.id(), proof, evidence);
        em.persist(decision);
        em.flush();
        rows.note(
                em,
                Happening.by(attempt.customer(), kind(attempt.decision().choice()))
                        .with("version", proof.version())
                        .with("name", attempt.decision().name())
                        .with("reason", attempt.decision().reason()),
                document);
        DocumentFile file = files.evidence(wanted, evidence, attempt.paper().appearance());
        tell(em, document, attempt.decision(), new Mail.Attachment(file.name(), file.mediaType(), evidence.key()));
        return decision.toDecision();
    }

    /** Of all who decide the same version at once, one changes this row. */
    private static boolean win(EntityManager em, DocumentEntity document, Decision.Choice choice, Instant now) {
        return em.createQuery("UPDATE Document d SET d.status = :decided, d.updatedAt = :now WHERE d.id = :id"
                                + " AND d.status = :open AND d.versionNumber = :version")
                        .setParameter("decided", DocumentStatus.valueOf(choice.name()))
                        .setParameter("now", now)
                        .setParameter("id", document.id().value())
                        .setParameter("open", DocumentStatus.OPEN)
                        .setParameter("version", document.versionNumber())
                        .executeUpdate()
                == 1;
    }

    /** The file may have come between the look at it and the decision. */
    private static void requireShown(DocumentVersionEntity current, DocumentFiles.Wanted wanted) {
        boolean same = current.id() == wanted.version()
                && Objects.equals(current.pdf(), wanted.pdf())
                && Objects.equals(current.shown(), wanted.shown());
        if (!same) {
            refuse(ErrorCode.CONCURRENT_CHANGE);
        }
    }

    private Proof proof(
            EntityManager em,
            DocumentEntity document,
            Attempt attempt,
            DocumentFiles.Wanted wanted,
            String sha256,
            Instant now) {
        CustomerData data = rows.customer(em, document).data();
        String language = Objects.requireNonNullElse(
                data.language(), attempt.paper().appearance().defaultLanguage());
        return new Proof(
                attempt.decision(),
                document.versionNumber(),
                decider(data),
                data.securityAddress().orElse(null),
                attempt.decision().choice() == Decision.Choice.ACCEPTED
                        ? DecisionRules.agreed(
                                attempt.terms(), attempt.decision().terms(), language)
                        : null,
                wanted.keptPdf(),
                sha256,
                attempt.customer(),
                now);
    }

    /** Who probably decides: the main contact, else the customer. */
    static String decider(CustomerData customer) {
        return customer.primaryContact()
                .map(EstimateDecisions::fullName)
                .filter(name -> !name.isEmpty())
                .orElse(customer.name());
    }

    private static String fullName(Contact contact) {
        return (Objects.toString(contact.firstName(), "") + " " + Objects.toString(contact.lastName(), "")).strip();
    }

    private void tell(EntityManager em, DocumentEntity document, Decision decision, Mail.Attachment evidence) {
        outbox.add(
                em,
                worded(mails.toStaff(em, MailKind.DECISION_FOR_STAFF, document), decision)
                        .attached(evidence));
        mails.toCustomer(em, MailKind.DECISION_FOR_CUSTOMER, document)
                .ifPresent(mail -> outbox.add(em, worded(mail, decision).attached(evidence)));
    }

    private static Mail worded(Mail mail, Decision decision) {
        return mail.with(
                        "Decision.decision",
                        PrintedEvidence.word(decision.choice().name(), mail.language()))
                .with("Decision.name", decision.name())
                .with("Decision.reason", Objects.requireNonNullElse(decision.reason(), NONE));
    }

    /** Lets the customer decide again, as {@link org.kundenportal.api.documents.DocumentAdministration#reopen} says. */
    void reopen(Actor actor, DocumentKey key, String reason) {
        requireEstimate(key);
        String why = DecisionRules.checkedReason(reason);
        tx.runRepeatably(em -> {
            Instant now = rows.clock().instant();
            DocumentEntity document = DocumentRows.found(em, key);
            if (!DecisionRules.isDecided(document.status())) {
                refuse(ErrorCode.NOT_DECIDED);
            }
            DecisionRows.live(em, document)
                    .ifPresent(decision -> decision.revoke(actor, now, DecisionEvidence.Cause.REOPENED, why));
            document.settle(DocumentStatus.OPEN, document.paid());
            document.touch(now);
            rows.note(em, Happening.of(Happening.Kind.ESTIMATE_REOPENED, actor).with("reason", why), document);
            mails.toCustomer(em, MailKind.ESTIMATE_REOPENED, document)
                    .ifPresent(mail ->
                            outbox.add(em, mail.with("Reopening.reason", Objects.requireNonNullElse(why, NONE))));
        });
    }

    /** The evidence of the decision that counts. */
    DocumentFile evidence(ActingCustomer customer, DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        return evidence(tx.read(em -> {
            DocumentEntity document = CustomerGate.open(em, customer, key, release, DocumentAction.VIEW);
            return kept(em, document, DecisionRows.live(em, document));
        }));
    }

    /** The evidence of one decision. */
    DocumentFile evidence(DocumentKey key, String id) {
        return evidence(tx.read(em -> {
            DocumentEntity document = DocumentRows.found(em, key);
            return kept(
                    em,
                    document,
                    DecisionRows.all(em, document).stream()
                            .filter(decision -> decision.toDecision().id().equals(id))
                            .findFirst());
        }));
    }

    private record Kept(DocumentFiles.Wanted wanted, KeptFile evidence) {}

    private Kept kept(EntityManager em, DocumentEntity document, Optional<DecisionEntity> decision) {
        return new Kept(
                rows.wanted(em, document, DocumentRows.current(em, document)),
                decision.orElseThrow(PortalException::notFound).evidence());
    }

    private DocumentFile evidence(Kept kept) {
        return files.evidence(kept.wanted, kept.evidence);
    }

    private static Happening.Kind kind(Decision.Choice choice) {
        return choice == Decision.Choice.ACCEPTED ? Happening.Kind.ESTIMATE_ACCEPTED : Happening.Kind.ESTIMATE_DECLINED;
    }

    private static void requireEstimate(DocumentKey key) {
        if (key.type() != DocumentType.ESTIMATE) {
            throw PortalException.notFound();
        }
    }

    private static void refuse(ErrorCode code) {
        throw PortalException.of(code);
    }
}
