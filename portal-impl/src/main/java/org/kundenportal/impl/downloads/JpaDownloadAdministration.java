package org.kundenportal.impl.downloads;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.Actor;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.AdministeredDownload;
import org.kundenportal.api.downloads.AdministeredFile;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.api.downloads.OrderDownloads;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff see of downloads in the database, and grant. */
@Component(service = DownloadAdministration.class)
public final class JpaDownloadAdministration implements DownloadAdministration {

    private final Tx tx;
    private final SourceFiles sources;
    private final Customers customers;
    private final Timeline timeline;
    private final PortalTerms terms;

    /** Downloads under the given terms. */
    @Activate
    public JpaDownloadAdministration(
            @Reference Tx tx,
            @Reference SourceFiles sources,
            @Reference Customers customers,
            @Reference Timeline timeline,
            @Reference PortalTerms terms) {
        this.tx = tx;
        this.sources = sources;
        this.customers = customers;
        this.timeline = timeline;
        this.terms = terms;
    }

    @Override
    public OrderDownloads ofOrder(OrderNumber number) {
        OrderView.Terms now = terms.remembered();
        return tx.read(em -> {
            OrderView view = OrderView.read(em, DownloadRows.order(em, number), now, sources);
            return new OrderDownloads(
                    view.states().stream().map(state -> file(em, view, state)).toList(),
                    view.waiver().map(WaiverEntity::toWaiver).stream().toList());
        });
    }

    private static AdministeredFile file(EntityManager em, OrderView view, OrderView.State state) {
        LinkedFile file = state.named().file();
        List<AdministeredDownload> downloads = em.createQuery(
                        "SELECT d FROM Download d WHERE d.orderId = :order AND d.articleNumber = :article"
                                + " AND d.fileKey = :file ORDER BY d.id DESC",
                        DownloadEntity.class)
                .setParameter("order", view.order().id().value())
                .setParameter("article", file.article().value())
                .setParameter("file", file.key())
                .setMaxResults(AdministeredFile.MAX_DOWNLOADS)
                .getResultStream()
                .map(DownloadEntity::toDownload)
                .toList();
        return new AdministeredFile(
                state.named().key(),
                file.article().value(),
                file.link().displayName(),
                file.found().size(),
                state.quota().used(),
                state.remaining(),
                state.until(),
                state.outcome(),
                downloads);
    }

    @Override
    public Page<AdministeredDownload> list(OrderNumber number, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        long before = after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0));
        return tx.read(em -> Cursor.page(
                DownloadRows.downloads(em, DownloadRows.order(em, number).id(), before)
                        .setMaxResults(page.limit() + 1)
                        .getResultList(),
                page,
                download -> Cursor.of(download.id()),
                DownloadEntity::toDownload));
    }

    @Override
    public AdministeredFile grant(Actor actor, OrderNumber number, String key, Integer more, Integer days) {
        check("more", more);
        check("days", days);
        if (more == null && days == null) {
            throw PortalException.invalid("more", "REQUIRED");
        }
        return tx.callRepeatably(em -> {
            OrderView.Terms now = terms.read(em);
            Order order = DownloadRows.order(em, number);
            LinkedFile file = OrderView.read(em, order, now, sources)
                    .find(key)
                    .orElseThrow(PortalException::notFound)
                    .named()
                    .file();
            QuotaEntity row = DownloadRows.quota(em, order.id(), file);
            em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
            grant(row, OrderView.read(em, order, now, sources).end(), now, more, days);
            em.flush();
            note(em, actor, order, file, more, days);
            OrderView after = OrderView.read(em, order, now, sources);
            return file(em, after, after.find(key).orElseThrow(PortalException::notFound));
        });
    }

    private static void grant(QuotaEntity row, Instant end, OrderView.Terms now, Integer more, Integer days) {
        Quota quota = row.toQuota();
        row.grant(
                more == null
                        ? quota.granted()
                        : quota.grantedWith(now.settings().downloadsPerFile(), more),
                days == null ? quota.extendedUntil() : Quota.extended(quota.until(end), days, now.zone(), now.now()));
    }

    private void note(EntityManager em, Actor actor, Order order, LinkedFile file, Integer more, Integer days) {
        timeline.add(
                em,
                Happening.of(Happening.Kind.DOWNLOADS_GRANTED, actor)
                        .to(
                                order.customer(),
                                customers.addressee(em, order.customer()).number())
                        .with("order", order.number())
                        .with("article", file.article())
                        .with("file", file.key())
                        .with("name", file.link().displayName())
                        .with("more", more)
                        .with("days", days));
    }

    private static void check(String field, Integer number) {
        if (number != null && (number < 1 || number > MAX_GRANT)) {
            throw PortalException.invalid(field, "OUT_OF_RANGE");
        }
    }
}
