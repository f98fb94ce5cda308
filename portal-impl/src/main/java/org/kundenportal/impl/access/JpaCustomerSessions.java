package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ActingCustomer.Assurance;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.LiveSession;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.documents.DocumentRules;
import org.kundenportal.impl.links.OpenedLink;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sessions of customers in the database. Whether one still counts is asked with every request, in the one query that
 * reads it: so a session ends with its customer's access, its link and the release of its document, on all nodes.
 */
@Component(service = CustomerSessions.class)
public final class JpaCustomerSessions implements CustomerSessions {

    static final String SELECT = "SELECT s.customerId, s.documentId, s.assurance, s.lastSeenAt, s.expiresAt,"
            + " c.number, c.name, c.language, c.accessChoice, c.accessPreset,"
            + " l.id, l.revokedAt, l.expiresAt, d.type, d.number, d.status, s.tokenHash, s.viewer, s.openedAt, l.scope, s.orderId,"
            + " o.number, o.status"
            + " FROM CustomerSession s JOIN Customer c ON c.id = s.customerId"
            + " LEFT JOIN PortalLink l ON l.id = s.linkId LEFT JOIN Document d ON d.id = s.documentId"
            + " LEFT JOIN SalesOrder o ON o.id = s.orderId";

    private static final String FIND = SELECT + " WHERE s.tokenHash = :hash";

    /** So much of a token's hash tells a customer's sessions apart, and nobody's token. */
    static final int REFERENCE_LENGTH = 12;

    private final Tx tx;
    private final PortalLinks links;
    private final SettingRows settings;
    private final Timeline timeline;
    private final Clock clock;

    /** Sessions on the portal's clock. */
    @Activate
    public JpaCustomerSessions(
            @Reference Tx tx,
            @Reference PortalLinks links,
            @Reference SettingRows settings,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.links = links;
        this.settings = settings;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public Opened<CustomerSession> openByLink(String token, LinkScope kind) {
        Set<LoginMethod> methods = settings.get(Setting.ACCESS).loginMethods();
        Release release = settings.get(Setting.RELEASE);
        String secret = Tokens.create();
        CustomerSession session = tx.callRepeatably(em -> {
            OpenedLink link = links.open(em, token, kind).orElseThrow(PortalException::notFound);
            em.persist(new CustomerSessionEntity(Tokens.hash(secret), link, clock.instant()));
            em.flush();
            // read back by the rules that every later request meets: what would be refused then is refused now
            Row row = read(em, secret)
                    .filter(found -> found.counts(methods, release, clock.instant()))
                    .orElseThrow(PortalException::notFound);
            links.countUse(em, link);
            timeline.add(em, opened(row.toSession(), link));
            return row.toSession();
        });
        return new Opened<>(secret, session);
    }

    private static Happening opened(CustomerSession session, OpenedLink link) {
        Happening happening = Happening.by(session.customer(), Happening.Kind.SESSION_OPENED)
                .to(session.customer().customer(), session.number())
                .with("order", session.order())
                .with("by", link.subject().scope() + "_LINK");
        return session.document() == null ? happening : happening.on(session.document());
    }

    @Override
    public Opened<CustomerSession> openView(String token) {
        Set<LoginMethod> methods = settings.get(Setting.ACCESS).loginMethods();
        Release release = settings.get(Setting.RELEASE);
        String secret = Tokens.create();
        CustomerSession session = tx.callRepeatably(em -> {
            ViewTicketEntity ticket = used(em, Tokens.hash(token));
            em.persist(new CustomerSessionEntity(Tokens.hash(secret), ticket, clock.instant()));
            em.flush();
            CustomerSession opened = read(em, secret)
                    .filter(found -> found.counts(methods, release, clock.instant()))
                    .orElseThrow(PortalException::notFound)
                    .toSession();
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.VIEWED_AS_CUSTOMER, Actor.staff(ticket.userName()))
                            .to(opened.customer().customer(), opened.number()));
            return opened;
        });
        return new Opened<>(secret, session);
    }

    /** The ticket, for whoever deletes it: of two who come with it, one. */
    private ViewTicketEntity used(EntityManager em, String hash) {
        ViewTicketEntity ticket = em.find(ViewTicketEntity.class, hash);
        int deleted = em.createQuery("DELETE FROM ViewTicket t WHERE t.tokenHash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
        if (ticket == null || deleted == 0 || ticket.isOverAt(clock.instant())) {
            throw PortalException.notFound();
        }
        em.detach(ticket);
        return ticket;
    }

    @Override
    public Optional<CustomerSession> find(String token) {
        if (token == null) {
            return Optional.empty();
        }
        Set<LoginMethod> methods = settings.get(Setting.ACCESS).loginMethods();
        Release release = settings.get(Setting.RELEASE);
        Instant now = clock.instant();
        Optional<Row> row = tx.read(em -> read(em, token)).filter(found -> found.counts(methods, release, now));
        if (row.isPresent() && SessionLife.isStale(row.get().lastSeen(), now)) {
            touch(token, now);
        }
        return row.map(Row::toSession);
    }

    @Override
    public void end(String token) {
        tx.runRepeatably(em -> em.createQuery("DELETE FROM CustomerSession s WHERE s.tokenHash = :hash")
                .setParameter("hash", Tokens.hash(token))
                .executeUpdate());
    }

    private void touch(String token, Instant now) {
        tx.runRepeatably(em -> em.createQuery("UPDATE CustomerSession s SET s.lastSeenAt = :now"
                        + " WHERE s.tokenHash = :hash AND s.lastSeenAt < :now")
                .setParameter("now", now)
                .setParameter("hash", Tokens.hash(token))
                .executeUpdate());
    }

    private static Optional<Row> read(EntityManager em, String token) {
        return em.createQuery(FIND, Object[].class)
                .setParameter("hash", Tokens.hash(token))
                .getResultStream()
                .findFirst()
                .map(Row::new);
    }

    /** A row of {@link #SELECT}. */
    static final class Row {

        private final Object[] columns;

        Row(Object[] columns) {
            this.columns = columns;
        }

        Instant lastSeen() {
            return (Instant) columns[3];
        }

        boolean counts(Set<LoginMethod> methods, Release release, Instant now) {
            return !SessionLife.isOver(lastSeen(), (Instant) columns[4], now)
                    && CustomerAccess.effective((AccessChoice) columns[8], (Boolean) columns[9])
                    && linkLives(now)
                    && isWayIn(methods)
                    && documentIsReleased(release)
                    && orderIsShown()
                    && LinkRules.isReleased(release, scope());
        }

        /** Staff who look have no link: they see the whole portal. */
        private LinkScope scope() {
            return columns[19] == null ? LinkScope.CUSTOMER : (LinkScope) columns[19];
        }

        private boolean linkLives(Instant now) {
            return columns[10] == null || OpenedLink.lives((Instant) columns[11], (Instant) columns[12], now);
        }

        private boolean isWayIn(Set<LoginMethod> methods) {
            return columns[10] == null || methods.contains(LinkRules.method(scope()));
        }

        private boolean documentIsReleased(Release release) {
            if (columns[1] == null) {
                return true;
            }
            return columns[13] != null
                    && DocumentRules.isReleased(release, (DocumentType) columns[13], (DocumentStatus) columns[15]);
        }

        private boolean orderIsShown() {
            return columns[20] == null || (columns[22] != null && columns[22] != OrderStatus.DELETED);
        }

        CustomerSession toSession() {
            boolean whole = columns[1] == null;
            return new CustomerSession(
                    new ActingCustomer(
                            new CustomerId((Long) columns[0]),
                            (String) columns[6],
                            whole ? null : new DocumentId((Long) columns[1]),
                            order(),
                            (Assurance) columns[2],
                            reference(),
                            (String) columns[17]),
                    new CustomerNumber((String) columns[5]),
                    (String) columns[7],
                    scope(),
                    document(),
                    order(),
                    (Instant) columns[4]);
        }

        private OrderNumber order() {
            return columns[20] == null ? null : new OrderNumber((String) columns[21]);
        }

        private String reference() {
            return ((String) columns[16]).substring(0, REFERENCE_LENGTH);
        }

        private DocumentKey document() {
            return columns[1] == null ? null : new DocumentKey((DocumentType) columns[13], (String) columns[14]);
        }

        LiveSession toLiveSession() {
            return new LiveSession(
                    reference(),
                    (Instant) columns[18],
                    lastSeen(),
                    (Instant) columns[4],
                    (Assurance) columns[2],
                    document(),
                    order(),
                    (String) columns[17]);
        }
    }
}
