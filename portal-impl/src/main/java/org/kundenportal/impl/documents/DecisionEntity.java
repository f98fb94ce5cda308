package org.kundenportal.impl.documents;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.impl.storage.KeptFile;

/** A decision with its evidence: never changed, but for the mark that it no longer counts. */
@Entity(name = "Decision")
@Table(name = "document_decision")
class DecisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "document_id")
    private long documentId;

    @Column(name = "version_number")
    private int versionNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "choice")
    private Decision.Choice choice;

    @Column(name = "reason")
    private String reason;

    @Column(name = "name")
    private String name;

    @Column(name = "contact_name")
    private String contactName;

    @Column(name = "contact_email")
    private String contactEmail;

    @Column(name = "terms")
    private String terms;

    @Column(name = "pdf_key")
    private String pdfKey;

    @Column(name = "pdf_size")
    private long pdfSize;

    @Column(name = "pdf_sha256")
    private String pdfSha256;

    @Enumerated(EnumType.STRING)
    @Column(name = "assurance")
    private ActingCustomer.Assurance assurance;

    @Column(name = "session_name")
    private String sessionName;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "evidence_key")
    private String evidenceKey;

    @Column(name = "evidence_size")
    private long evidenceSize;

    @Column(name = "voided_at")
    private Instant voidedAt;

    @Column(name = "voided_by")
    private String voidedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "void_cause")
    private DecisionEvidence.Cause voidCause;

    @Column(name = "void_reason")
    private String voidReason;

    protected DecisionEntity() {}

    DecisionEntity(DocumentId document, Proof proof, KeptFile evidence) {
        this.documentId = document.value();
        this.versionNumber = proof.version();
        this.choice = proof.decision().choice();
        this.reason = proof.decision().reason();
        this.name = proof.decision().name();
        this.contactName = proof.contactName();
        this.contactEmail = proof.contactEmail();
        this.terms = proof.terms();
        this.pdfKey = proof.pdf().key();
        this.pdfSize = proof.pdf().size();
        this.pdfSha256 = proof.pdfSha256();
        this.assurance = proof.customer().assurance();
        this.sessionName = proof.customer().session();
        this.decidedAt = proof.at();
        this.clientAddress = proof.decision().clientAddress();
        this.evidenceKey = evidence.key();
        this.evidenceSize = evidence.size();
    }

    int versionNumber() {
        return versionNumber;
    }

    Decision.Choice choice() {
        return choice;
    }

    /** What the document is while the decision counts. */
    DocumentStatus status() {
        return DocumentStatus.valueOf(choice.name());
    }

    KeptFile evidence() {
        return new KeptFile(evidenceKey, evidenceSize);
    }

    /** Keeps the decision from counting. */
    void revoke(Actor actor, Instant now, DecisionEvidence.Cause cause, String why) {
        voidedAt = now;
        voidedBy = actor.name();
        voidCause = cause;
        voidReason = why;
    }

    RecordedDecision toDecision() {
        return new RecordedDecision(Long.toString(id), choice, decidedAt, name, reason, versionNumber);
    }

    DecisionEvidence toEvidence() {
        return new DecisionEvidence(
                toDecision(),
                contactName,
                contactEmail,
                terms,
                pdfSha256,
                pdfSize,
                assurance,
                sessionName,
                clientAddress,
                voidedAt == null ? null : new DecisionEvidence.Voided(voidedAt, voidedBy, voidCause, voidReason));
    }
}
