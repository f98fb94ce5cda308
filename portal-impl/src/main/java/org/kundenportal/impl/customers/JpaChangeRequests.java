package org.kundenportal.impl.customers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.ChangeRequest.State;
import org.kundenportal.api.customers.ChangeRequest.Wish;
import org.kundenportal.api.customers.ChangeRequests;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes that customers ask for, in the database: of a customer at most one is open. */
@Component(service = {ChangeRequests.class, JpaChangeRequests.class})
public final class JpaChangeRequests implements ChangeRequests {

    private static final int MAX_REASON = 1000;

    private final Tx tx;
    private final Customers customers;
    private final MasterDataNotices notices;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;

    /** Requests on the portal's clock. */
    @Activate
    public JpaChangeRequests(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference MasterDataNotices notices,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.customers = customers;
        this.notices = notices;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    @Override
    public Page<ChangeRequest> list(State state, CustomerNumber customer, PageRequest page) {
        return tx.read(em -> Cursor.page(
                query(em, state, customer, page).getResultList(),
                page,
                last -> Cursor.of(last.id()),
                request -> toRequest(em, request)));
    }

    private static TypedQuery<ChangeRequestEntity> query(
            EntityManager em, State state, CustomerNumber customer, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        TypedQuery<ChangeRequestEntity> query = em.createQuery(
                        "SELECT r FROM ChangeRequest r WHERE r.id < :before"
                                + (state == null ? "" : " AND r.state = :state")
                                + (customer == null
                                        ? ""
                                        : " AND r.customerId IN (SELECT c.id FROM Customer c WHERE c.number = :customer)")
                                + " ORDER BY r.id DESC",
                        ChangeRequestEntity.class)
                .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                .setMaxResults(page.limit() + 1);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (customer != null) {
            query.setParameter("customer", customer.value());
        }
        return query;
    }

    /** What the customer has asked for and staff have not decided on. */
    Optional<ChangeRequest> open(EntityManager em, CustomerEntity customer) {
        return openRow(em, customer).map(request -> request.toRequest(customer, secrets));
    }

    private static Optional<ChangeRequestEntity> openRow(EntityManager em, CustomerEntity customer) {
        return em.createQuery(
                        "SELECT r FROM ChangeRequest r WHERE r.customerId = :customer AND r.state = :open",
                        ChangeRequestEntity.class)
                .setParameter("customer", customer.id().value())
                .setParameter("open", State.OPEN)
                .getResultStream()
                .findFirst();
    }

    /**
     * Brings the open request up to date with a change: of the fields that it names, only what it asks for is still asked
     * for. A request with other wishes is another one, so that staff approve what they have read or nothing.
     */
    void ask(EntityManager em, ActingCustomer acting, CustomerEntity customer, ProfileEdit edit) {
        Optional<ChangeRequestEntity> open = openRow(em, customer);
        if (open.isEmpty() && edit.requested().isEmpty()) {
            return;
        }
        Map<ProfileField, String> before =
                open.map(request -> request.wanted(secrets)).orElseGet(() -> new EnumMap<>(ProfileField.class));
        Map<ProfileField, String> wanted = new EnumMap<>(before);
        wanted.keySet().removeAll(edit.named());
        wanted.putAll(edit.requested());
        if (wanted.equals(before)) {
            return;
        }
        // two requests at once would each find none that is open
        em.lock(customer, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        open.ifPresent(request -> request.resolve(State.REPLACED, null, null, clock.instant()));
        if (wanted.isEmpty()) {
            timeline.add(em, Customers.about(customer, Happening.by(acting, Happening.Kind.CHANGE_WITHDRAWN)));
            return;
        }
        List<Wish> wishes = wishes(edit.after(), wanted);
        em.persist(new ChangeRequestEntity(customer.id(), wishes, secrets, clock.instant()));
        CustomerData then = ProfileValues.applied(edit.after(), wanted);
        timeline.add(
                em,
                Customers.about(customer, Happening.by(acting, Happening.Kind.CHANGE_REQUESTED))
                        .changing(ChangedFields.between(edit.after(), then)));
        notices.requested(em, customer, wishes);
    }

    /** What is to change of the master data as they are. */
    static List<Wish> wishes(CustomerData data, Map<ProfileField, String> wanted) {
        Map<ProfileField, String> now = ProfileValues.of(data);
        List<Wish> wishes = new ArrayList<>();
        wanted.forEach((field, value) -> {
            if (!Objects.equals(now.get(field), value)) {
                wishes.add(new Wish(field, now.get(field), value));
            }
        });
        return wishes;
    }

    @Override
    public ChangeRequest approve(Actor actor, String id) {
        return tx.callRepeatably(em -> {
            ChangeRequestEntity request = open(em, id);
            CustomerEntity customer =
                    em.find(CustomerEntity.class, request.customer().value());
            CustomerData before = customer.toData(secrets);
            CustomerData after = ProfileValues.applied(before, request.wanted(secrets));
            request.resolve(State.APPROVED, actor.name(), null, clock.instant());
            customers.update(em, Happening.of(Happening.Kind.CUSTOMER_UPDATED, actor), customer, after);
            timeline.add(
                    em,
                    Customers.about(customer, Happening.of(Happening.Kind.CHANGE_APPROVED, actor))
                            .with("request", id));
            notices.warn(em, customer, before, after);
            notices.resolved(em, customer, after, MailKind.CHANGE_APPROVED, request.wishes(secrets), null);
            return request.toRequest(customer, secrets);
        });
    }

    @Override
    public ChangeRequest reject(Actor actor, String id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw PortalException.invalid("reason", "REQUIRED");
        }
        if (reason.length() > MAX_REASON) {
            throw PortalException.invalid("reason", "TOO_LONG");
        }
        return tx.callRepeatably(em -> {
            ChangeRequestEntity request = open(em, id);
            CustomerEntity customer =
                    em.find(CustomerEntity.class, request.customer().value());
            CustomerData data = customer.toData(secrets);
            request.resolve(State.REJECTED, actor.name(), reason, clock.instant());
            timeline.add(
                    em,
                    Customers.about(customer, Happening.of(Happening.Kind.CHANGE_DECLINED, actor))
                            .with("reason", reason)
                            .with("request", id)
                            .changing(
                                    ChangedFields.between(data, ProfileValues.applied(data, request.wanted(secrets)))));
            notices.resolved(em, customer, data, MailKind.CHANGE_DECLINED, request.wishes(secrets), reason);
            return request.toRequest(customer, secrets);
        });
    }

    private static ChangeRequestEntity open(EntityManager em, String id) {
        ChangeRequestEntity request =
                id.matches("[0-9]{1,18}") ? em.find(ChangeRequestEntity.class, Long.parseLong(id)) : null;
        if (request == null) {
            throw PortalException.notFound();
        }
        if (!request.isOpen()) {
            throw PortalException.of(ErrorCode.ALREADY_RESOLVED);
        }
        return request;
    }

    private ChangeRequest toRequest(EntityManager em, ChangeRequestEntity request) {
        return request.toRequest(
                em.find(CustomerEntity.class, request.customer().value()), secrets);
    }
}
