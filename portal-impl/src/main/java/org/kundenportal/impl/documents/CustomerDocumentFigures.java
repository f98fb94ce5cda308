package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;

/** What the first page says of one customer's documents, in a handful of queries. */
public final class CustomerDocumentFigures {

    private static final int FEW = 5;

    private final EntityManager em;
    private final ActingCustomer customer;
    private final Set<DocumentType> types;
    private final Set<DocumentAction> actions;
    private final LocalDate today;

    /** Figures of what is released. */
    public CustomerDocumentFigures(EntityManager em, ActingCustomer customer, Release release, LocalDate today) {
        this.em = em;
        this.customer = customer;
        this.types = VisibleTypes.of(release, Set.of());
        this.actions = release.actions();
        this.today = today;
    }

    /**
     * How many documents there are.
     *
     * @param byType only types of which there is one
     * @param unseen how many the customer has never opened
     * @param unreadComments how many comments of staff the customer has not read
     */
    public record Counts(Map<DocumentType, Long> byType, long unseen, long unreadComments) {}

    /**
     * What is to be paid.
     *
     * @param first the first few, earliest due first
     * @param count how many in all
     * @param totals one amount a currency, but for sums beyond all amounts
     */
    public record OpenInvoices(List<DocumentSummary> first, long count, List<Money> totals) {}

    /** Counts of all visible documents. */
    public Counts counts() {
        Map<DocumentType, Long> byType = new EnumMap<>(DocumentType.class);
        long unseen = 0;
        long unread = 0;
        String columns = "d.type, COUNT(d.id), COUNT(d.firstViewedAt), SUM(d.unreadByCustomer)";
        for (Object[] row : rows(visible(), columns, "GROUP BY d.type", 0)) {
            byType.put((DocumentType) row[0], (Long) row[1]);
            unseen += (Long) row[1] - (Long) row[2];
            unread += ((Number) row[3]).longValue();
        }
        return new Counts(byType, unseen, unread);
    }

    /** Invoices to pay. */
    public OpenInvoices openInvoices() {
        List<Money> totals = new ArrayList<>();
        long count = 0;
        for (Object[] row : rows(
                visible().toBePaid(),
                "d.currency, COUNT(d.id), SUM(d.total - COALESCE(d.paid, 0))",
                "GROUP BY d.currency",
                0)) {
            count += (Long) row[1];
            total((BigDecimal) row[2], (Currency) row[0]).ifPresent(totals::add);
        }
        totals.sort(Comparator.comparing(total -> total.currency().getCurrencyCode()));
        return new OpenInvoices(
                summaries(visible().toBePaid(), "ORDER BY d.dueDate, d.issueDate, d.id", FEW), count, totals);
    }

    /** The sum as amount of money; empty if it is larger than any such amount may be. */
    private static Optional<Money> total(BigDecimal sum, Currency currency) {
        return DataRules.isInRange(sum) ? Optional.of(DocumentEntity.money(sum, currency)) : Optional.empty();
    }

    /** Estimates that can still be decided, the one that ends first at the top; none while deciding is not released. */
    public List<DocumentSummary> openEstimates() {
        if (!actions.contains(DocumentAction.DECIDE)) {
            return List.of();
        }
        return summaries(
                visible()
                        .and("d.type = :estimate", "estimate", DocumentType.ESTIMATE)
                        .and("d.status = :open", "open", DocumentStatus.OPEN)
                        .and("(d.validUntil IS NULL OR d.validUntil >= :today)", "today", today),
                "ORDER BY d.validUntil, d.id",
                FEW);
    }

    /** Documents with comments of staff that the customer has not read. */
    public List<DocumentSummary> unreadComments() {
        return summaries(
                visible().and("d.unreadByCustomer > 0", null, null), "ORDER BY d.updatedAt DESC, d.id DESC", FEW);
    }

    /** Service reports that the customer has never opened. */
    public List<DocumentSummary> newServiceReports() {
        return summaries(
                visible()
                        .and("d.type = :report", "report", DocumentType.SERVICE_REPORT)
                        .and("d.firstViewedAt IS NULL", null, null),
                "ORDER BY d.issueDate DESC, d.id DESC",
                FEW);
    }

    /** The latest documents. */
    public List<DocumentSummary> latest() {
        return summaries(visible(), "ORDER BY d.issueDate DESC, d.id DESC", FEW);
    }

    /** Where no type is visible, a condition that nothing meets stands for them: an empty list is no valid IN. */
    private DocumentQuery visible() {
        return types.isEmpty() ? new DocumentQuery().and("d.id < 0", null, null) : VisibleTypes.query(customer, types);
    }

    private List<DocumentSummary> summaries(DocumentQuery query, String order, int most) {
        return rows(query, SummaryRow.COLUMNS, order, most).stream()
                .map(row -> SummaryRow.toSummary(row, today))
                .toList();
    }

    private List<Object[]> rows(DocumentQuery query, String columns, String order, int most) {
        var rows = query.query(em, columns, "", order);
        return (most == 0 ? rows : rows.setMaxResults(most)).getResultList();
    }
}
