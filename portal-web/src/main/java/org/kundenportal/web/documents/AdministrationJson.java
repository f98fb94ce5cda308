package org.kundenportal.web.documents;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.AdministeredSummary;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DocumentPortal;
import org.kundenportal.api.documents.DocumentViews;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.payments.PaymentAdministrationJson;

/** Documents on the wire, as staff see them. */
public final class AdministrationJson {

    private AdministrationJson() {}

    /** The customer that a query names, null for all. */
    static CustomerNumber customer(String number) {
        Checks checks = new Checks();
        CustomerNumber customer = number == null ? null : checks.value("customer", number, CustomerNumber::new);
        return checks.then(() -> customer);
    }

    /** What staff see of a document besides what its customer sees. */
    public record Box(Owner customer, Portal portal, Views views) {

        private static Box of(AdministeredSummary row) {
            return new Box(
                    new Owner(row.customer().value(), row.customerName()),
                    Portal.of(row.portal()),
                    Views.of(row.views()));
        }
    }

    /** A row of the list. */
    public record Row(@JsonUnwrapped DocumentsJson.Summary summary, @JsonUnwrapped Box box) {

        static Row of(AdministeredSummary row) {
            return new Row(DocumentsJson.Summary.of(row.summary()), Box.of(row));
        }
    }

    /** A document. */
    public record Document(
            @JsonUnwrapped DocumentsJson.Summary summary,
            @JsonUnwrapped DocumentsJson.Content content,
            @JsonUnwrapped Box box,
            List<CommentJson> comments,
            Evidence decision,
            List<Evidence> decisions,
            List<PaymentAdministrationJson.AdministeredJson> payments,
            String source) {

        static Document of(AdministeredDocument document, List<AdministeredPayment> payments) {
            return new Document(
                    DocumentsJson.Summary.of(document.row().summary()),
                    DocumentsJson.Content.of(document.detail()),
                    Box.of(document.row()),
                    document.comments().stream().map(CommentJson::of).toList(),
                    document.decisions().stream()
                            .filter(decision -> decision.voided() == null)
                            .findFirst()
                            .map(Evidence::of)
                            .orElse(null),
                    document.decisions().stream().map(Evidence::of).toList(),
                    payments.stream()
                            .map(PaymentAdministrationJson.AdministeredJson::of)
                            .toList(),
                    document.source().name());
        }
    }

    /** Whose document it is. */
    public record Owner(String number, String name) {}

    /** The portal box of a document. */
    public record Portal(String url, Instant expiresAt, Instant lastUsedAt, long uses, List<String> hiddenBecause) {

        static Portal of(DocumentPortal portal) {
            PortalLink link = portal.link();
            return new Portal(
                    link == null ? null : link.url(),
                    link == null ? null : link.expiresAt(),
                    link == null ? null : link.lastUsedAt(),
                    link == null ? 0 : link.uses(),
                    DocumentsJson.names(portal.hiddenBecause()));
        }

        @Override
        public String toString() {
            return "Portal[hiddenBecause=" + hiddenBecause + "]";
        }
    }

    /** A decision with all that proves it. */
    public record Evidence(
            String id,
            @JsonUnwrapped DocumentsJson.DecisionJson decision,
            Decider contact,
            String terms,
            ShownPdf pdf,
            Way session,
            String clientAddress,
            Voided voided) {

        private static Evidence of(DecisionEvidence evidence) {
            return new Evidence(
                    evidence.decision().id(),
                    DocumentsJson.DecisionJson.of(evidence.decision()),
                    new Decider(evidence.contactName(), evidence.contactEmail()),
                    evidence.terms(),
                    new ShownPdf(evidence.pdfSha256(), evidence.pdfSize()),
                    new Way(evidence.assurance().name(), evidence.session()),
                    evidence.clientAddress(),
                    Voided.of(evidence.voided()));
        }
    }

    /** The customer's main contact at the time of a decision. */
    public record Decider(String name, String email) {}

    /** The PDF that was decided upon. */
    public record ShownPdf(String sha256, long size) {}

    /** The session in which somebody decided. */
    public record Way(String assurance, String name) {}

    /** Why a decision counts no longer. */
    public record Voided(Instant at, String by, String cause, String reason) {

        private static Voided of(DecisionEvidence.Voided voided) {
            return voided == null
                    ? null
                    : new Voided(voided.at(), voided.by(), voided.cause().name(), voided.reason());
        }
    }

    /** Why a customer may decide again. */
    public record Reopening(String reason) {

        String checkedReason() {
            Checks checks = new Checks();
            String checked = checks.text("reason", reason, Decision.MAX_REASON);
            return checks.then(() -> checked);
        }
    }

    /** How often the customer looked. */
    public record Views(long count, Instant firstAt, Instant lastAt) {

        private static Views of(DocumentViews views) {
            return new Views(views.count(), views.firstAt(), views.lastAt());
        }
    }

    /** A comment as staff see it. */
    public record CommentJson(String id, Instant at, DocumentsJson.Author author, String text, boolean internal) {

        static CommentJson of(Comment comment) {
            return new CommentJson(
                    comment.id(), comment.at(), DocumentsJson.Author.of(comment), comment.text(), comment.internal());
        }
    }

    /** A comment to write; the customer sees it unless it is internal. {@code customerNumber} says whose document is meant. */
    public record NewComment(String text, Boolean internal, String customerNumber) {

        CustomerNumber customer() {
            return customerNumber == null ? null : new CustomerNumber(customerNumber);
        }

        String checkedText() {
            return new DocumentsJson.NewComment(text).checked();
        }

        boolean isInternal() {
            return Boolean.TRUE.equals(internal);
        }
    }
}
