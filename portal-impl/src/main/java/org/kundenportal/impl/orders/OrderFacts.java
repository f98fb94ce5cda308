package org.kundenportal.impl.orders;

import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderPortal.HiddenReason;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.LoginMethod;

/**
 * What of an order those need who write about it. Immutable.
 *
 * @param id of its row
 * @param number its number
 * @param customer whose it is
 * @param status its state
 * @param platform where it came from, may be null
 * @param total what it comes to with tax, null if a price is not known
 * @param buyer null if it was the customer itself
 */
public record OrderFacts(
        OrderId id,
        OrderNumber number,
        CustomerId customer,
        OrderStatus status,
        String platform,
        Money total,
        Buyer buyer) {

    /**
     * The customer's order with this number, also a deleted one.
     *
     * @param number as a document may name it: possibly none at all
     */
    public static Optional<OrderFacts> find(EntityManager em, CustomerId customer, String number) {
        return em.createQuery(
                        "SELECT o FROM SalesOrder o WHERE o.number = :number AND o.customerId = :customer",
                        OrderEntity.class)
                .setParameter("number", number)
                .setParameter("customer", customer.value())
                .getResultStream()
                .findFirst()
                .map(OrderFacts::of);
    }

    /** The order of this row; empty if there is none any more. */
    public static Optional<OrderFacts> find(EntityManager em, OrderId id) {
        return Optional.ofNullable(em.find(OrderEntity.class, id.value())).map(OrderFacts::of);
    }

    private static OrderFacts of(OrderEntity order) {
        return new OrderFacts(
                order.id(),
                order.number(),
                order.customer(),
                order.status(),
                order.platform(),
                order.total(),
                order.buyer());
    }

    /**
     * Why the order's page does not open.
     *
     * @param access whether its customer may use the portal
     * @param ways in which customers come in
     * @return empty if it does
     */
    public Set<HiddenReason> hidden(boolean access, Set<LoginMethod> ways) {
        return OrderRules.hidden(access, ways, status);
    }
}
