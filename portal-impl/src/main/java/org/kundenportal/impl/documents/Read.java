package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DecisionOffer;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.Release;

/**
 * A document that was read from the database, not put into the caller's words yet.
 *
 * @param document its row
 * @param wanted its current version
 * @param versions all its versions, latest first
 * @param decision what was decided and counts, may be null
 * @param decider who would probably decide; null where nothing is to be decided
 * @param source where the current version came from
 */
record Read(
        DocumentEntity document,
        DocumentFiles.Wanted wanted,
        List<DocumentVersion> versions,
        RecordedDecision decision,
        String decider,
        Source source) {

    static Read of(EntityManager em, DocumentEntity document, DocumentRows rows) {
        DocumentVersionEntity current = DocumentRows.current(em, document);
        return new Read(
                document,
                rows.wanted(em, document, current),
                DocumentRows.versions(em, document, current),
                DecisionRows.live(em, document).map(DecisionEntity::toDecision).orElse(null),
                isOpenEstimate(document)
                        ? EstimateDecisions.decider(rows.customer(em, document).data())
                        : null,
                current.source());
    }

    private static boolean isOpenEstimate(DocumentEntity document) {
        return document.key().type() == DocumentType.ESTIMATE && document.status() == DocumentStatus.OPEN;
    }

    DocumentDetail detail(Release release, AcceptanceTerms terms, LocalDate today, DocumentFiles files) {
        DocumentContent content = wanted.text().content();
        List<DocumentLine> lines = content.documentLines();
        Totals totals = totals(content, lines);
        Money open = DocumentRules.open(document.key().type(), document.status(), document.total(), document.paid());
        Set<DocumentAction> actions = DocumentRules.actions(
                release, document.key().type(), document.status(), open, document.validUntil(), today);
        return new DocumentDetail(
                SummaryRow.toSummary(document, today),
                lines,
                totals == null ? null : totals.net(),
                totals == null ? List.of() : totals.taxes(),
                content.recipient(),
                content.note(),
                content.dunningLevel(),
                content.workOrderNumber(),
                content.subscriptionHandle(),
                content.precedingInvoice(),
                document.versionNumber(),
                versions,
                actions,
                actions.contains(DocumentAction.DECIDE)
                        ? new DecisionOffer(decider, DecisionRules.offered(terms))
                        : null,
                decision,
                wanted.pdf() == null ? null : wanted.pdf().size(),
                files.hasXml(wanted));
    }

    /** What an e-invoice says of its totals is shown as it says it; only without are they computed. */
    private static Totals totals(DocumentContent content, List<DocumentLine> lines) {
        if (content.currency() == null) {
            return null;
        }
        if (content.net() != null) {
            List<TaxLine> taxes = content.taxes().stream()
                    .map(tax -> tax.toTaxLine(content.currency()))
                    .toList();
            return new Totals(Money.rounded(content.net(), content.currency()), taxes);
        }
        return Totals.of(lines, content.currency());
    }
}
