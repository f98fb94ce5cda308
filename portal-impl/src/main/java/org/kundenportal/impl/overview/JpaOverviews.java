package org.kundenportal.impl.overview;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.api.orders.OrderSummary;
import org.kundenportal.api.overview.AdministrationOverview;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.overview.CustomerOverview.Attention;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.documents.CustomerDocumentFigures;
import org.kundenportal.impl.documents.DocumentRows;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Overviews from the database. */
@Component(service = Overviews.class)
public final class JpaOverviews implements Overviews {

    private static final int LATEST_EVENTS = 8;
    private static final int LATEST_ORDERS = 3;
    private static final int DUE_SOON_DAYS = 7;
    private static final Duration RECENT = Duration.ofDays(7);

    private final Tx tx;
    private final DocumentRows documents;
    private final CustomerOrders orders;
    private final CustomerProfile profile;
    private final Branding branding;
    private final TimelineAdministration timeline;

    /** Overviews of what these services know. */
    @Activate
    public JpaOverviews(
            @Reference Tx tx,
            @Reference DocumentRows documents,
            @Reference CustomerOrders orders,
            @Reference CustomerProfile profile,
            @Reference Branding branding,
            @Reference TimelineAdministration timeline) {
        this.tx = tx;
        this.documents = documents;
        this.orders = orders;
        this.profile = profile;
        this.branding = branding;
        this.timeline = timeline;
    }

    @Override
    public CustomerOverview of(ActingCustomer customer) {
        CustomerData data = profile.get(customer);
        Release release = branding.release();
        LocalDate today = documents.today();
        String greeting = branding.greeting(customer);
        List<OrderSummary> latestOrders =
                orders.list(customer, new PageRequest(LATEST_ORDERS, null)).items();
        return tx.read(em -> {
            CustomerDocumentFigures figures = new CustomerDocumentFigures(em, customer, release, today);
            CustomerDocumentFigures.Counts counts = figures.counts();
            CustomerDocumentFigures.OpenInvoices open = figures.openInvoices();
            return new CustomerOverview(
                    data,
                    greeting,
                    today,
                    release,
                    attention(figures, open.first(), today),
                    counts.byType(),
                    counts.unseen(),
                    counts.unreadComments(),
                    open.first(),
                    open.count(),
                    open.totals(),
                    figures.latest(),
                    latestOrders);
        });
    }

    private static List<Attention> attention(
            CustomerDocumentFigures figures, List<DocumentSummary> invoices, LocalDate today) {
        List<Attention> attention = new ArrayList<>();
        for (DocumentSummary invoice : invoices) {
            if (invoice.overdue()) {
                attention.add(new Attention(Attention.Kind.INVOICE_OVERDUE, invoice));
            } else if (invoice.dueDate() != null && !invoice.dueDate().isAfter(today.plusDays(DUE_SOON_DAYS))) {
                attention.add(new Attention(Attention.Kind.INVOICE_DUE, invoice));
            }
        }
        figures.openEstimates()
                .forEach(estimate -> attention.add(new Attention(Attention.Kind.ESTIMATE_OPEN, estimate)));
        figures.unreadComments()
                .forEach(document -> attention.add(new Attention(Attention.Kind.COMMENT_UNREAD, document)));
        figures.newServiceReports()
                .forEach(report -> attention.add(new Attention(Attention.Kind.SERVICE_REPORT_NEW, report)));
        return attention;
    }

    @Override
    public AdministrationOverview administration() {
        List<TimelineEvent> events =
                timeline.list(null, null, new PageRequest(LATEST_EVENTS, null)).items();
        Release release = branding.release();
        return tx.read(em -> new AdministrationOverview(
                count(em, "SELECT COUNT(c.id) FROM Customer c"),
                em.createQuery("SELECT COUNT(c.id) FROM Customer c WHERE " + CustomerAccess.JPQL, Long.class)
                        .setParameter("yes", true)
                        .getSingleResult(),
                byType(em),
                release.types(),
                count(em, "SELECT COUNT(u.id) FROM UnmatchedDocument u"),
                count(em, "SELECT COALESCE(SUM(d.unreadComments), 0) FROM Document d WHERE d.unreadComments > 0"),
                em.createQuery(
                                "SELECT COUNT(e.id) FROM Decision e WHERE e.voidedAt IS NULL AND e.decidedAt > :since",
                                Long.class)
                        .setParameter("since", documents.now().minus(RECENT))
                        .getSingleResult(),
                events));
    }

    private static long count(EntityManager em, String jpql) {
        return ((Number) em.createQuery(jpql).getSingleResult()).longValue();
    }

    private static Map<DocumentType, Long> byType(EntityManager em) {
        Map<DocumentType, Long> counts = new EnumMap<>(DocumentType.class);
        em.createQuery("SELECT d.type, COUNT(d.id) FROM Document d GROUP BY d.type", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((DocumentType) row[0], (Long) row[1]));
        return counts;
    }
}
