package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.SearchText;

/**
 * A page of documents, latest issue date first, read by key: how many documents there are makes no difference. Collects
 * conditions, for one query.
 */
final class DocumentQuery {

    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> parameters = new TreeMap<>();

    /** Only documents for which the condition holds. */
    DocumentQuery and(String condition, String parameter, Object value) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        if (parameter != null) {
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Only documents of these types. */
    DocumentQuery ofTypes(Set<DocumentType> types) {
        return in("d.type", "type", types);
    }

    /** A parameter for each value: of a collection as one parameter EclipseLink cannot keep the SQL for the next time. */
    private DocumentQuery in(String attribute, String parameter, Set<?> values) {
        StringJoiner names = new StringJoiner(", ", attribute + " IN (", ")");
        int number = 0;
        for (Object value : values) {
            String name = parameter + number;
            names.add(":" + name);
            parameters.put(name, value);
            number++;
        }
        return and(names.toString(), null, null);
    }

    /** Only what is issued: drafts are nobody's business. */
    DocumentQuery issued() {
        return and("d.status <> :draft", "draft", DocumentStatus.DRAFT);
    }

    /** Only what is to be paid. */
    DocumentQuery toBePaid() {
        return and("d.type = :payable", "payable", DocumentType.INVOICE)
                .in("d.status", "unpaid", EnumSet.of(DocumentStatus.OPEN, DocumentStatus.PARTIALLY_PAID))
                .and("d.total > COALESCE(d.paid, 0)", null, null);
    }

    /**
     * Only what the filter lets pass, but for its types.
     *
     * @param unread the attribute that counts what the reader has not read
     */
    DocumentQuery matching(DocumentFilter filter, LocalDate today, String unread) {
        if (filter.status() != null) {
            and("d.status = :status", "status", filter.status());
        }
        if (filter.overdue()) {
            toBePaid().and("d.dueDate < :today", "today", today);
        }
        if (filter.unread()) {
            and(unread + " > 0", null, null);
        }
        if (filter.query() != null && !filter.query().isBlank()) {
            and("d.searchText LIKE :pattern ESCAPE '!'", "pattern", SearchText.pattern(filter.query()));
        }
        return this;
    }

    /** One row more than the page has, behind the page's cursor. */
    TypedQuery<Object[]> page(EntityManager em, String columns, String joins, PageRequest page) {
        List<String> after = Cursor.parts(page, 2);
        if (!after.isEmpty()) {
            and(
                    "(d.issueDate < :afterDate OR (d.issueDate = :afterDate AND d.id < :afterId))",
                    "afterDate",
                    Cursor.date(after.get(0)));
            parameters.put("afterId", Cursor.number(after.get(1)));
        }
        return query(em, columns, joins, "ORDER BY d.issueDate DESC, d.id DESC").setMaxResults(page.limit() + 1);
    }

    /** All rows, ordered. */
    TypedQuery<Object[]> query(EntityManager em, String columns, String joins, String order) {
        TypedQuery<Object[]> query =
                em.createQuery("SELECT " + columns + " FROM Document d " + joins + where + " " + order, Object[].class);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** The cursor behind a row that begins with {@link SummaryRow#COLUMNS}. */
    static String cursor(Object[] row) {
        return Cursor.of(SummaryRow.issueDate(row), SummaryRow.id(row));
    }
}
