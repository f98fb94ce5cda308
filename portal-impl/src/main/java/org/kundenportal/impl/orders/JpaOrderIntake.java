package org.kundenportal.impl.orders;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the host's orders into the database. */
@Component(service = {OrderIntake.class, JpaOrderIntake.class})
public final class JpaOrderIntake implements OrderIntake {

    private final Tx tx;
    private final Customers customers;
    private final PortalLinks links;
    private final Timeline timeline;
    private final Clock clock;

    /** Takes orders of these customers. */
    @Activate
    public JpaOrderIntake(
            @Reference Tx tx,
            @Reference Customers customers,
            @Reference PortalLinks links,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.customers = customers;
        this.links = links;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public boolean put(Actor actor, OrderData order) {
        OrderData checked = OrderDataRules.checked(order);
        return tx.callRepeatably(em -> put(em, actor, checked));
    }

    /** The same in a transaction of the caller's, for an order that was checked. */
    boolean put(EntityManager em, Actor actor, OrderData order) {
        OrderEntity known = OrderRows.entity(em, order.number()).orElse(null);
        Customers.Known customer =
                customers.find(em, order.customer()).orElseGet(() -> known == null ? imported(em, actor, order) : null);
        if (known == null) {
            create(em, actor, order, customer);
            return true;
        }
        if (customer == null || !known.customer().equals(customer.id())) {
            throw PortalException.of(ErrorCode.CUSTOMER_MISMATCH);
        }
        if (!known.says(order)) {
            change(em, actor, known, order, customer);
        }
        return false;
    }

    /**
     * A customer made from its first buyer, without an e-mail address: hosts often book all orders of a marketplace on one
     * customer, and who bought first would get the mails of all. The address is a fact of the order.
     */
    private Customers.Known imported(EntityManager em, Actor actor, OrderData order) {
        Buyer buyer = order.buyer();
        if (buyer == null) {
            throw PortalException.of(ErrorCode.UNKNOWN_CUSTOMER, new Violation("customerNumber", "UNKNOWN_CUSTOMER"));
        }
        CustomerData data = new CustomerData(
                order.customer(),
                buyer.name(),
                CustomerKind.PERSON,
                null,
                buyer.language(),
                null,
                null,
                null,
                null,
                List.of());
        return customers.createImported(em, actor, data, null);
    }

    private void create(EntityManager em, Actor actor, OrderData order, Customers.Known customer) {
        OrderEntity fresh = new OrderEntity(order, customer.id(), clock.instant());
        em.persist(fresh);
        em.flush();
        links.create(em, LinkSubject.of(customer.id(), fresh.id()));
        timeline.add(em, about(Happening.of(Happening.Kind.ORDER_CREATED, actor), order, customer));
    }

    private void change(EntityManager em, Actor actor, OrderEntity known, OrderData order, Customers.Known customer) {
        OrderData before = known.toData(order.customer());
        known.apply(order, clock.instant());
        Happening happening = about(Happening.of(Happening.Kind.ORDER_CHANGED, actor), order, customer);
        timeline.add(
                em,
                (before.status() == order.status() ? happening : happening.with("statusBefore", before.status()))
                        .changing(changes(before, order)));
    }

    private static Happening about(Happening happening, OrderData order, Customers.Known customer) {
        return happening
                .to(customer.id(), customer.number())
                .with("order", order.number())
                .with("status", order.status())
                .with("platform", order.platform());
    }

    private static List<Change> changes(OrderData before, OrderData after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "status", before.status(), after.status());
        add(changes, "paidAt", before.paidAt(), after.paidAt());
        add(changes, "orderedAt", before.orderedAt(), after.orderedAt());
        add(changes, "platform", before.platform(), after.platform());
        add(changes, "waivedInShop", before.waivedInShop(), after.waivedInShop());
        add(changes, "buyer.name", name(before), name(after));
        add(changes, "buyer.email", email(before), email(after));
        add(
                changes,
                "total",
                OrderSums.gross(before.items(), before.currency()),
                OrderSums.gross(after.items(), after.currency()));
        add(changes, "items", before.items().size(), after.items().size());
        return changes;
    }

    private static String name(OrderData order) {
        return order.buyer() == null ? null : order.buyer().name();
    }

    private static String email(OrderData order) {
        return order.buyer() == null ? null : order.buyer().email();
    }

    private static void add(List<Change> changes, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(Change.of(field, before, after));
        }
    }
}
