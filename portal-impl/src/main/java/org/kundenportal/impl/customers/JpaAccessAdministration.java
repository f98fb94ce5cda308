package org.kundenportal.impl.customers;

import java.time.Instant;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.Actor;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may use the portal, in the rows of customers and links. */
@Component(service = AccessAdministration.class)
public final class JpaAccessAdministration implements AccessAdministration {

    private static final String UNCHOSEN = "c.accessChoice = org.kundenportal.api.customers.AccessChoice.DEFAULT";

    private final Tx tx;
    private final Customers customers;
    private final PortalLinks links;
    private final Timeline timeline;

    /** Decides about the given rows. */
    @Activate
    public JpaAccessAdministration(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference PortalLinks links,
            @Reference Timeline timeline) {
        this.tx = tx;
        this.customers = customers;
        this.links = links;
        this.timeline = timeline;
    }

    @Override
    public PortalAccess get(CustomerNumber customer) {
        return tx.read(em -> box(em, found(em, customer)));
    }

    @Override
    public PortalAccess choose(Actor actor, CustomerNumber number, AccessChoice choice) {
        return tx.callRepeatably(em -> {
            CustomerEntity customer = found(em, number);
            AccessChoice before = customer.accessChoice();
            if (before != choice) {
                boolean had = customer.hasAccess();
                customer.choose(choice);
                timeline.add(
                        em,
                        Customers.about(customer, Happening.of(Happening.Kind.ACCESS_CHANGED, actor))
                                .with("access", choice)
                                .with("effective", customer.hasAccess())
                                .changing(changes(before, choice, had, customer.hasAccess())));
            }
            return box(em, customer);
        });
    }

    @Override
    public PortalAccess rotateLink(Actor actor, CustomerNumber customer) {
        return changeLink(actor, customer, Happening.Kind.LINK_ROTATED, (em, subject) -> {
            links.rotate(em, subject);
            return List.of();
        });
    }

    @Override
    public PortalAccess revokeLink(Actor actor, CustomerNumber customer) {
        return changeLink(actor, customer, Happening.Kind.LINK_REVOKED, (em, subject) -> {
            links.revoke(em, subject);
            return List.of();
        });
    }

    @Override
    public PortalAccess limitLink(Actor actor, CustomerNumber customer, Instant expiresAt) {
        return changeLink(
                actor,
                customer,
                Happening.Kind.LINK_LIMITED,
                (em, subject) -> List.of(links.limit(em, subject, expiresAt).orElseThrow(PortalException::notFound)));
    }

    @Override
    public int applyPreset(Actor actor, boolean dryRun, boolean overwriteExplicit) {
        return tx.callRepeatably(em -> {
            boolean preset = SettingRows.read(em, Setting.ACCESS).value().newCustomersHaveAccess();
            int changed = countChanging(em, preset, overwriteExplicit);
            if (!dryRun) {
                apply(em, preset, overwriteExplicit);
                timeline.add(
                        em,
                        Happening.of(Happening.Kind.PRESET_APPLIED, actor)
                                .with("access", preset)
                                .with("overwriteExplicit", overwriteExplicit)
                                .with("changed", changed));
            }
            return changed;
        });
    }

    private static List<Change> changes(AccessChoice before, AccessChoice after, boolean had, boolean has) {
        Change access = Change.of("access", before, after);
        return had == has ? List.of(access) : List.of(access, Change.of("effective", had, has));
    }

    private static int countChanging(EntityManager em, boolean preset, boolean overwriteExplicit) {
        String jpql = "SELECT COUNT(c.id) FROM Customer c WHERE " + (preset ? "NOT " : "") + CustomerAccess.JPQL
                + (overwriteExplicit ? "" : " AND " + UNCHOSEN);
        return em.createQuery(jpql, Long.class)
                .setParameter("yes", true)
                .getSingleResult()
                .intValue();
    }

    /** An explicit choice stays, but what the customer falls back to without it is the preset, too. */
    private static void apply(EntityManager em, boolean preset, boolean overwriteExplicit) {
        // no JPQL: EclipseLink writes a boolean to be set as a number, which Derby refuses
        String sql = "UPDATE customer SET version = version + 1, access_preset = " + (preset ? "TRUE" : "FALSE")
                + (overwriteExplicit ? ", access_choice = 'DEFAULT'" : "");
        em.createNativeQuery(sql).executeUpdate();
    }

    private interface LinkChange {
        List<Change> on(EntityManager em, LinkSubject subject);
    }

    private PortalAccess changeLink(Actor actor, CustomerNumber number, Happening.Kind kind, LinkChange change) {
        return tx.callRepeatably(em -> {
            CustomerEntity customer = found(em, number);
            // two who change the link at once would each leave one that lives
            em.lock(customer, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            List<Change> changes = change.on(em, LinkSubject.of(customer.id()));
            timeline.add(
                    em, Customers.about(customer, Happening.of(kind, actor)).changing(changes));
            em.flush();
            return box(em, customer);
        });
    }

    private PortalAccess box(EntityManager em, CustomerEntity customer) {
        return new PortalAccess(
                customer.accessChoice(),
                customer.hasAccess(),
                customer.hasAccess() ? links.live(em, LinkSubject.of(customer.id())) : null);
    }

    private CustomerEntity found(EntityManager em, CustomerNumber number) {
        return customers.entity(em, number).orElseThrow(PortalException::notFound);
    }
}
