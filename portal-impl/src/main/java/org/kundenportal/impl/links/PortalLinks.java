package org.kundenportal.impl.links;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The links of customers, documents and orders; each has one that lives, or none after it was revoked. Thread-safe. */
@Component(service = PortalLinks.class)
public final class PortalLinks {

    private static final String LIVE =
            "SELECT l FROM PortalLink l WHERE l.scope = :scope AND l.revokedAt IS NULL AND l.";

    private final LinkTokens tokens;
    private final Clock clock;

    /** Links of this portal. */
    @Activate
    public PortalLinks(@Reference PortalHome home) {
        this.tokens = new LinkTokens(home.key(), home.base());
        this.clock = home.clock();
    }

    /** Makes the subject's first link. */
    public void create(EntityManager em, LinkSubject subject) {
        em.persist(new PortalLinkEntity(LinkTokens.newHandle(), subject, clock.instant()));
    }

    /** The subject's link, null after it was revoked. */
    public PortalLink live(EntityManager em, LinkSubject subject) {
        return find(em, subject).map(link -> toLink(subject.scope(), link)).orElse(null);
    }

    /** The address of the subject's link if it opens now; null after it was revoked or has expired. */
    public String url(EntityManager em, LinkSubject subject) {
        PortalLink link = live(em, subject);
        return link == null || !OpenedLink.lives(null, link.expiresAt(), clock.instant()) ? null : link.url();
    }

    /**
     * The subject's link as it opens now: the one that lives, so that what was sent before goes on working, or a new one.
     * The caller sees to it that nobody else changes the subject's links meanwhile.
     */
    public PortalLink opening(EntityManager em, LinkSubject subject) {
        if (url(em, subject) == null) {
            rotate(em, subject);
            em.flush();
        }
        return live(em, subject);
    }

    /** Replaces the subject's link; what the one before opened ends. */
    public void rotate(EntityManager em, LinkSubject subject) {
        revoke(em, subject);
        create(em, subject);
    }

    /** Kills the subject's link; what it opened ends. */
    public void revoke(EntityManager em, LinkSubject subject) {
        find(em, subject).ifPresent(link -> link.revoke(clock.instant()));
    }

    /** Sets the expiry of the subject's link, and says what changed by it; empty if it has none that lives. */
    public Optional<Change> limit(EntityManager em, LinkSubject subject, Instant expiresAt) {
        return find(em, subject).map(link -> {
            Change change = Change.of("expiresAt", link.expiresAt(), expiresAt);
            link.limit(expiresAt);
            return change;
        });
    }

    /** The link of this row, unless it was revoked. */
    public Optional<StoredLink> stored(EntityManager em, long id) {
        return Optional.ofNullable(em.find(PortalLinkEntity.class, id))
                .filter(link -> !link.isRevoked())
                .map(PortalLinkEntity::toStored);
    }

    /** The subject's link that lives; empty after it was revoked. */
    public Optional<StoredLink> current(EntityManager em, LinkSubject subject) {
        return find(em, subject).map(PortalLinkEntity::toStored);
    }

    /** The address of a link whose handle was read together with its subject; null if there is none. */
    public String url(LinkScope scope, String handle) {
        return handle == null ? null : tokens.url(scope, handle);
    }

    /**
     * The link that a token opens, if it lives.
     *
     * @param kind what the token must open, null for anything
     */
    public Optional<OpenedLink> open(EntityManager em, String token, LinkScope kind) {
        // a token of the wrong form is looked up too, so that it takes as long as any other
        String handle = LinkTokens.handle(token).orElse("");
        List<Object[]> rows = em.createQuery(
                        "SELECT l.id, l.scope, l.customerId, l.documentId, l.revokedAt, l.expiresAt, l.orderId FROM PortalLink l"
                                + " WHERE l.handle = :handle",
                        Object[].class)
                .setParameter("handle", handle)
                .getResultList();
        LinkScope scope = rows.isEmpty() ? LinkScope.CUSTOMER : (LinkScope) rows.get(0)[1];
        boolean genuine = !handle.isEmpty() && tokens.matches(token, scope, handle);
        if (rows.isEmpty() || !genuine || (kind != null && kind != scope)) {
            return Optional.empty();
        }
        OpenedLink link = OpenedLink.of(rows.get(0));
        return link.livesAt(clock.instant()) ? Optional.of(link) : Optional.empty();
    }

    /** Notes that a link has opened a session. */
    public void countUse(EntityManager em, OpenedLink link) {
        em.createQuery("UPDATE PortalLink l SET l.uses = l.uses + 1, l.lastUsedAt = :now WHERE l.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", link.id())
                .executeUpdate();
    }

    private static Optional<PortalLinkEntity> find(EntityManager em, LinkSubject subject) {
        TypedQuery<PortalLinkEntity> query = em.createQuery(
                LIVE + column(subject.scope()) + " = :subject ORDER BY l.id DESC", PortalLinkEntity.class);
        return query.setParameter("scope", subject.scope())
                .setParameter("subject", subject.key())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private static String column(LinkScope scope) {
        return switch (scope) {
            case CUSTOMER -> "customerId";
            case DOCUMENT, PAYMENT -> "documentId";
            case ORDER -> "orderId";
        };
    }

    private PortalLink toLink(LinkScope scope, PortalLinkEntity link) {
        return new PortalLink(tokens.url(scope, link.handle()), link.expiresAt(), link.lastUsedAt(), link.uses());
    }
}
