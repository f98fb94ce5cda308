package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.documents.DocumentRules;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.OpenedLink;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.links.StoredLink;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All links of a customer in the database. */
@Component(service = LinkAdministration.class)
public final class JpaLinkAdministration implements LinkAdministration {

    private static final String SELECT = "SELECT l.id, l.scope, l.handle, l.createdAt, l.expiresAt, l.lastUsedAt,"
            + " l.uses, d.type, d.number, d.status, c.accessChoice, c.accessPreset, o.number, o.status"
            + " FROM PortalLink l"
            + " JOIN Customer c ON c.id = l.customerId LEFT JOIN Document d ON d.id = l.documentId"
            + " LEFT JOIN SalesOrder o ON o.id = l.orderId"
            + " WHERE l.revokedAt IS NULL AND ";

    private final Tx tx;
    private final Customers customers;
    private final PortalLinks links;
    private final SettingRows settings;
    private final Timeline timeline;
    private final Clock clock;

    /** Links of this portal. */
    @Activate
    public JpaLinkAdministration(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference PortalLinks links,
            @Reference SettingRows settings,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.customers = customers;
        this.links = links;
        this.settings = settings;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public Page<CustomerLink> list(CustomerNumber number, PageRequest page) {
        Release release = settings.get(Setting.RELEASE);
        List<String> after = Cursor.parts(page, 1);
        return tx.read(em -> {
            long customer = customers
                    .find(em, number)
                    .orElseThrow(PortalException::notFound)
                    .id()
                    .value();
            TypedQuery<Object[]> query = em.createQuery(
                            SELECT + "l.customerId = :customer AND l.id < :before ORDER BY l.id DESC", Object[].class)
                    .setParameter("customer", customer)
                    .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                    .setMaxResults(page.limit() + 1);
            return Cursor.page(query.getResultList(), page, last -> Cursor.of(last[0]), row -> toLink(row, release));
        });
    }

    @Override
    public CustomerLink limit(Actor actor, String id, Instant expiresAt) {
        return change(id, (em, link) -> {
            links.limit(em, link.subject(), expiresAt);
            Happening happening = Happening.of(Happening.Kind.LINK_LIMITED, actor);
            note(em, link, happening.changing(List.of(Change.of("expiresAt", link.expiresAt(), expiresAt))));
            return link;
        });
    }

    @Override
    public CustomerLink rotate(Actor actor, String id) {
        return change(id, (em, link) -> {
            links.rotate(em, link.subject());
            note(em, link, Happening.of(Happening.Kind.LINK_ROTATED, actor));
            em.flush();
            return links.current(em, link.subject()).orElseThrow();
        });
    }

    @Override
    public void revoke(Actor actor, String id) {
        tx.runRepeatably(em -> {
            StoredLink link = owned(em, id);
            links.revoke(em, link.subject());
            note(em, link, Happening.of(Happening.Kind.LINK_REVOKED, actor));
        });
    }

    private CustomerLink change(String id, BiFunction<EntityManager, StoredLink, StoredLink> change) {
        Release release = settings.get(Setting.RELEASE);
        return tx.callRepeatably(em -> {
            StoredLink changed = change.apply(em, owned(em, id));
            em.flush();
            return em.createQuery(SELECT + "l.id = :id", Object[].class)
                    .setParameter("id", changed.id())
                    .getResultStream()
                    .findFirst()
                    .map(row -> toLink(row, release))
                    .orElseThrow(PortalException::notFound);
        });
    }

    /** The live link of this id; nobody else changes the links of what it opens meanwhile. */
    private StoredLink owned(EntityManager em, String id) {
        StoredLink found = id.matches("[0-9]{1,18}")
                ? links.stored(em, Long.parseLong(id)).orElseThrow(PortalException::notFound)
                : null;
        if (found == null) {
            throw PortalException.notFound();
        }
        LinkSubject subject = found.subject();
        // as the portal boxes do: two who change the link at once would each leave one that lives
        em.createQuery("UPDATE " + owner(subject.scope()) + " o SET o.version = o.version + 1 WHERE o.id = :owner")
                .setParameter("owner", subject.key())
                .executeUpdate();
        return links.current(em, subject)
                .filter(current -> current.id() == found.id())
                .orElseThrow(PortalException::notFound);
    }

    private static String owner(LinkScope scope) {
        return switch (scope) {
            case CUSTOMER -> "Customer";
            case DOCUMENT, PAYMENT -> "Document";
            case ORDER -> "SalesOrder";
        };
    }

    private void note(EntityManager em, StoredLink link, Happening happening) {
        LinkSubject subject = link.subject();
        Happening about = happening.to(
                subject.customer(), customers.addressee(em, subject.customer()).number());
        Happening precise = subject.order() == null ? about : about.with("order", order(em, subject));
        timeline.add(em, subject.document() == null ? precise : precise.on(document(em, subject)));
    }

    private static DocumentKey document(EntityManager em, LinkSubject subject) {
        Object[] key = em.createQuery("SELECT d.type, d.number FROM Document d WHERE d.id = :id", Object[].class)
                .setParameter("id", subject.document().value())
                .getSingleResult();
        return new DocumentKey((DocumentType) key[0], (String) key[1]);
    }

    private static String order(EntityManager em, LinkSubject subject) {
        return em.createQuery("SELECT o.number FROM SalesOrder o WHERE o.id = :id", String.class)
                .setParameter("id", subject.order().value())
                .getSingleResult();
    }

    private CustomerLink toLink(Object[] row, Release release) {
        LinkScope scope = (LinkScope) row[1];
        DocumentType type = (DocumentType) row[7];
        boolean access = CustomerAccess.effective((AccessChoice) row[10], (Boolean) row[11]);
        boolean released = access
                && (type == null || DocumentRules.isReleased(release, type, (DocumentStatus) row[9]))
                && row[13] != OrderStatus.DELETED
                && LinkRules.isReleased(release, scope);
        Instant expiresAt = (Instant) row[4];
        return new CustomerLink(
                row[0].toString(),
                scope,
                type == null ? null : new DocumentKey(type, (String) row[8]),
                row[12] == null ? null : new OrderNumber((String) row[12]),
                released ? links.url(scope, (String) row[2]) : null,
                (Instant) row[3],
                expiresAt,
                (Instant) row[5],
                (Long) row[6],
                released && OpenedLink.lives(null, expiresAt, clock.instant()));
    }
}
