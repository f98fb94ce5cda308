package org.kundenportal.impl.orders;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.orders.OrderStatus;

/** The rows of orders, for the services that work with them in a transaction of theirs. */
public final class OrderRows {

    private OrderRows() {}

    /** The order with this number, whosever it is, also a deleted one. */
    public static Optional<Order> find(EntityManager em, OrderNumber number) {
        return entity(em, number).map(OrderEntity::toOrder);
    }

    /** The order with this id. */
    public static Order get(EntityManager em, OrderId id) {
        return em.find(OrderEntity.class, id.value()).toOrder();
    }

    /**
     * The one way by which a customer gets at an order: the customer is part of the query; what is foreign, deleted,
     * outside of the session's scope, or not there answers alike.
     *
     * @throws PortalException NOT_FOUND
     */
    public static Order open(EntityManager em, ActingCustomer customer, OrderNumber number) {
        return opened(em, customer, number).toOrder();
    }

    /** The same, locked until the transaction ends. */
    public static Order lock(EntityManager em, ActingCustomer customer, OrderNumber number) {
        return locked(em, customer, number).toOrder();
    }

    static Optional<OrderEntity> entity(EntityManager em, OrderNumber number) {
        return em.createQuery("SELECT o FROM SalesOrder o WHERE o.number = :number", OrderEntity.class)
                .setParameter("number", number.value())
                .getResultStream()
                .findFirst();
    }

    /** Those of these numbers that there are; never for an empty collection. */
    static List<OrderEntity> entities(EntityManager em, Collection<OrderNumber> numbers) {
        return em.createQuery("SELECT o FROM SalesOrder o WHERE o.number IN :numbers", OrderEntity.class)
                .setParameter(
                        "numbers", numbers.stream().map(OrderNumber::value).toList())
                .getResultList();
    }

    /** The order with this number, or NOT_FOUND. */
    static OrderEntity found(EntityManager em, OrderNumber number) {
        return entity(em, number).orElseThrow(PortalException::notFound);
    }

    static OrderEntity opened(EntityManager em, ActingCustomer customer, OrderNumber number) {
        requireOrders(customer);
        return em.createQuery(
                        "SELECT o FROM SalesOrder o WHERE o.number = :number AND o.customerId = :customer",
                        OrderEntity.class)
                .setParameter("number", number.value())
                .setParameter("customer", customer.customer().value())
                .getResultStream()
                .filter(order -> order.status() != OrderStatus.DELETED)
                .filter(order ->
                        customer.onlyOrder() == null || customer.onlyOrder().equals(order.number()))
                .findFirst()
                .orElseThrow(PortalException::notFound);
    }

    static OrderEntity locked(EntityManager em, ActingCustomer customer, OrderNumber number) {
        OrderEntity order = opened(em, customer, number);
        em.refresh(order, LockModeType.PESSIMISTIC_WRITE);
        if (order.status() == OrderStatus.DELETED) {
            // while this one waited for the lock
            throw PortalException.notFound();
        }
        return order;
    }

    /** Refuses a session that is confined to a document. */
    static void requireOrders(ActingCustomer customer) {
        if (customer.onlyDocument() != null) {
            throw PortalException.notFound();
        }
    }
}
