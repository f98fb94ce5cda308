package org.kundenportal.impl.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.LiveSession;
import org.kundenportal.api.access.SessionAdministration;
import org.kundenportal.api.access.ViewTicket;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions of customers as staff see, end and imitate them. */
@Component(service = SessionAdministration.class)
public final class JpaSessionAdministration implements SessionAdministration {

    /** The page that uses the ticket up is opened at once. */
    private static final Duration TICKET = Duration.ofMinutes(1);

    private final Tx tx;
    private final Customers customers;
    private final SettingRows settings;
    private final Timeline timeline;
    private final PortalHome home;
    private final Clock clock;

    /** Sessions on the portal's clock. */
    @Activate
    public JpaSessionAdministration(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference SettingRows settings,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.customers = customers;
        this.settings = settings;
        this.timeline = timeline;
        this.home = home;
        this.clock = home.clock();
    }

    @Override
    public List<LiveSession> list(CustomerNumber number) {
        Set<LoginMethod> methods = settings.get(Setting.ACCESS).loginMethods();
        Release release = settings.get(Setting.RELEASE);
        return tx.read(em -> live(em, found(em, number), methods, release)
                .map(JpaCustomerSessions.Row::toLiveSession)
                .toList());
    }

    private Stream<JpaCustomerSessions.Row> live(
            EntityManager em, CustomerId customer, Set<LoginMethod> methods, Release release) {
        Instant now = clock.instant();
        return em
                .createQuery(
                        JpaCustomerSessions.SELECT + " WHERE s.customerId = :customer ORDER BY s.openedAt DESC",
                        Object[].class)
                .setParameter("customer", customer.value())
                .getResultList()
                .stream()
                .map(JpaCustomerSessions.Row::new)
                .filter(row -> row.counts(methods, release, now));
    }

    @Override
    public int endAll(Actor actor, CustomerNumber number) {
        Set<LoginMethod> methods = settings.get(Setting.ACCESS).loginMethods();
        Release release = settings.get(Setting.RELEASE);
        return tx.callRepeatably(em -> {
            CustomerId customer = found(em, number);
            int ended = (int) live(em, customer, methods, release).count();
            em.createQuery("DELETE FROM CustomerSession s WHERE s.customerId = :customer")
                    .setParameter("customer", customer.value())
                    .executeUpdate();
            // a ticket that is not used yet would open another
            em.createQuery("DELETE FROM ViewTicket t WHERE t.customerId = :customer")
                    .setParameter("customer", customer.value())
                    .executeUpdate();
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.SESSIONS_ENDED, actor)
                            .to(customer, number)
                            .with("changed", ended));
            return ended;
        });
    }

    @Override
    public void end(Actor actor, CustomerNumber number, String ref) {
        tx.runRepeatably(em -> {
            CustomerId customer = found(em, number);
            int ended = ref.matches("[0-9a-f]{" + JpaCustomerSessions.REFERENCE_LENGTH + "}")
                    ? em.createQuery("DELETE FROM CustomerSession s"
                                    + " WHERE s.customerId = :customer AND s.tokenHash LIKE :hash")
                            .setParameter("customer", customer.value())
                            .setParameter("hash", ref + "%")
                            .executeUpdate()
                    : 0;
            if (ended == 0) {
                throw PortalException.notFound();
            }
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.SESSION_ENDED, actor)
                            .to(customer, number)
                            .with("session", ref));
        });
    }

    @Override
    public ViewTicket view(Actor actor, CustomerNumber number) {
        String secret = Tokens.create();
        Instant expiresAt = clock.instant().plus(TICKET);
        tx.run(em -> {
            CustomerId customer = found(em, number);
            if (!hasAccess(em, customer)) {
                throw PortalException.of(ErrorCode.PORTAL_DISABLED);
            }
            em.persist(new ViewTicketEntity(Tokens.hash(secret), customer.value(), actor.name(), expiresAt));
        });
        return new ViewTicket(home.base() + "/v/" + secret, expiresAt);
    }

    private static boolean hasAccess(EntityManager em, CustomerId customer) {
        Object[] access = em.createQuery(
                        "SELECT c.accessChoice, c.accessPreset FROM Customer c WHERE c.id = :id", Object[].class)
                .setParameter("id", customer.value())
                .getSingleResult();
        return CustomerAccess.effective((AccessChoice) access[0], (Boolean) access[1]);
    }

    private CustomerId found(EntityManager em, CustomerNumber number) {
        return customers.find(em, number).orElseThrow(PortalException::notFound).id();
    }
}
