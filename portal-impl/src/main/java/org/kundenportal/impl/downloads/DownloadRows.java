package org.kundenportal.impl.downloads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.orders.OrderRows;

/** The rows of quotas and downloads. */
final class DownloadRows {

    private DownloadRows() {}

    /** The order with this number, whosever it is, or NOT_FOUND. */
    static Order order(EntityManager em, OrderNumber number) {
        return OrderRows.find(em, number).orElseThrow(PortalException::notFound);
    }

    static List<QuotaEntity> quotas(EntityManager em, OrderId order) {
        return em.createQuery("SELECT q FROM DownloadQuota q WHERE q.orderId = :order", QuotaEntity.class)
                .setParameter("order", order.value())
                .getResultList();
    }

    /** The quota of a file of an order; made if there is none. */
    static QuotaEntity quota(EntityManager em, OrderId order, LinkedFile file) {
        return quotas(em, order).stream()
                .filter(quota -> quota.isOf(file))
                .findFirst()
                .orElseGet(() -> {
                    QuotaEntity fresh = new QuotaEntity(order, file);
                    em.persist(fresh);
                    em.flush();
                    return fresh;
                });
    }

    /**
     * Counts one download, unless it would be one too many. It is the only statement that counts, so that however many
     * ask at once, on however many nodes, no more get through than may (BB-25).
     *
     * @param limit null for any number
     */
    static boolean count(EntityManager em, long quota, Integer limit) {
        String within = limit == null ? "" : " AND q.used - q.granted < :limit";
        var update = em.createQuery("UPDATE DownloadQuota q SET q.used = q.used + 1 WHERE q.id = :id" + within)
                .setParameter("id", quota);
        if (limit != null) {
            update.setParameter("limit", limit.longValue());
        }
        return update.executeUpdate() == 1;
    }

    static Optional<DownloadEntity> download(EntityManager em, String handle) {
        return em.createQuery("SELECT d FROM Download d WHERE d.handle = :handle", DownloadEntity.class)
                .setParameter("handle", handle)
                .getResultStream()
                .findFirst();
    }

    /** The order's downloads, latest first. */
    static TypedQuery<DownloadEntity> downloads(EntityManager em, OrderId order, long before) {
        return em.createQuery(
                        "SELECT d FROM Download d WHERE d.orderId = :order AND d.id < :before ORDER BY d.id DESC",
                        DownloadEntity.class)
                .setParameter("order", order.value())
                .setParameter("before", before);
    }

    /** The link that opened the session, null if it was opened otherwise. */
    static Long link(EntityManager em, ActingCustomer customer) {
        // sessions are named by the beginnings of their tokens' hashes
        List<Long> links = em.createQuery(
                        "SELECT s.linkId FROM CustomerSession s WHERE s.customerId = :customer AND SUBSTRING(s.tokenHash, 1, "
                                + customer.session().length() + ") = :session",
                        Long.class)
                .setParameter("customer", customer.customer().value())
                .setParameter("session", customer.session())
                .getResultList();
        return links.isEmpty() ? null : links.get(0);
    }

    /** Whether the link that opened the download's session was not revoked since. */
    static boolean linkLives(EntityManager em, DownloadEntity download) {
        return download.link() == null
                || em.createQuery(
                                        "SELECT COUNT(l) FROM PortalLink l WHERE l.id = :link AND l.revokedAt IS NULL",
                                        Long.class)
                                .setParameter("link", download.link())
                                .getSingleResult()
                        == 1;
    }

    /** Those that can still be fetched and were not to their end, latest first. */
    static List<DownloadEntity> unfinished(EntityManager em, OrderId order, Instant now) {
        return em.createQuery(
                        "SELECT d FROM Download d WHERE d.orderId = :order AND d.expiresAt > :now"
                                + " AND d.finishedAt IS NULL AND (d.linkId IS NULL OR EXISTS (SELECT l.id FROM PortalLink l"
                                + " WHERE l.id = d.linkId AND l.revokedAt IS NULL)) ORDER BY d.id DESC",
                        DownloadEntity.class)
                .setParameter("order", order.value())
                .setParameter("now", now)
                .getResultList();
    }
}
