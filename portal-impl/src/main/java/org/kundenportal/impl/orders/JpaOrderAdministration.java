package org.kundenportal.impl.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Actor;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.AdministeredOrder;
import org.kundenportal.api.orders.AdministeredOrderSummary;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderFilter;
import org.kundenportal.api.orders.OrderPortal;
import org.kundenportal.api.orders.OrderPortal.HiddenReason;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.CustomerAccess;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.SearchText;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What staff see of orders in the database, and do about their links. */
@Component(service = OrderAdministration.class)
public final class JpaOrderAdministration implements OrderAdministration {

    private final Tx tx;
    private final Customers customers;
    private final PortalLinks links;
    private final SettingRows settings;
    private final Timeline timeline;
    private final Clock clock;

    /** Orders of this portal. */
    @Activate
    public JpaOrderAdministration(
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
    public Page<AdministeredOrderSummary> list(OrderFilter filter, PageRequest page) {
        List<String> after = Cursor.parts(page, 2);
        Set<LoginMethod> ways = settings.get(Setting.ACCESS).loginMethods();
        return tx.read(em -> {
            List<String> conditions = new ArrayList<>();
            Map<String, Object> values = new HashMap<>();
            if (!after.isEmpty()) {
                conditions.add("(o.orderedAt < :at OR (o.orderedAt = :at AND o.id < :id))");
            }
            if (!filter.statuses().isEmpty()) {
                conditions.add("o.status IN :statuses");
                values.put("statuses", filter.statuses());
            }
            if (filter.customer() != null) {
                conditions.add("c.number = :customer");
                values.put("customer", filter.customer().value());
            }
            if (filter.platform() != null) {
                conditions.add("o.platform = :platform");
                values.put("platform", filter.platform());
            }
            if (filter.query() != null && !filter.query().isBlank()) {
                conditions.add("(o.searchText LIKE :pattern ESCAPE '!' OR c.searchText LIKE :pattern ESCAPE '!')");
                values.put("pattern", SearchText.pattern(filter.query()));
            }
            TypedQuery<Object[]> query = em.createQuery(
                    "SELECT o, c.number, c.name, c.accessChoice, c.accessPreset, l.handle, l.expiresAt, l.lastUsedAt,"
                            + " l.uses FROM SalesOrder o JOIN Customer c ON c.id = o.customerId"
                            + " LEFT JOIN PortalLink l ON l.orderId = o.id AND l.revokedAt IS NULL"
                            + (conditions.isEmpty() ? "" : " WHERE ") + String.join(" AND ", conditions)
                            + " ORDER BY o.orderedAt DESC, o.id DESC",
                    Object[].class);
            values.forEach(query::setParameter);
            OrderPages.seek(query, after);
            return Cursor.page(
                    query.setMaxResults(page.limit() + 1).getResultList(),
                    page,
                    row -> OrderPages.cursor((OrderEntity) row[0]),
                    row -> summary(row, ways));
        });
    }

    private AdministeredOrderSummary summary(Object[] row, Set<LoginMethod> ways) {
        OrderEntity order = (OrderEntity) row[0];
        String name = (String) row[2];
        return new AdministeredOrderSummary(
                OrderPages.summary(order),
                new CustomerNumber((String) row[1]),
                name,
                buyer(order, name),
                order.currency(),
                order.waivedInShop(),
                portal(row, order, ways));
    }

    /** As {@link #get} has it, of the columns that the list reads in one query. */
    private OrderPortal portal(Object[] row, OrderEntity order, Set<LoginMethod> ways) {
        boolean access = CustomerAccess.effective((AccessChoice) row[3], (Boolean) row[4]);
        Set<HiddenReason> hidden = OrderRules.hidden(access, ways, order.status());
        String url = links.url(LinkScope.ORDER, (String) row[5]);
        PortalLink link = url == null || !hidden.isEmpty()
                ? null
                : new PortalLink(url, (Instant) row[6], (Instant) row[7], (Long) row[8]);
        return new OrderPortal(link, hidden);
    }

    private static Buyer buyer(OrderEntity order, String customerName) {
        return Objects.requireNonNullElseGet(order.buyer(), () -> new Buyer(customerName, null, null));
    }

    @Override
    public AdministeredOrder get(OrderNumber number) {
        AccessPreset access = settings.get(Setting.ACCESS);
        Appearance appearance = settings.get(Setting.APPEARANCE);
        InvoiceSettings invoices = settings.get(Setting.INVOICES);
        return tx.read(em -> {
            OrderEntity order = OrderRows.found(em, number);
            Customers.Addressee customer = customers.addressee(em, order.customer());
            OrderData data = order.toData(customer.number());
            return new AdministeredOrder(
                    new OrderData(
                            data.number(),
                            data.customer(),
                            buyer(order, customer.name()),
                            data.platform(),
                            data.status(),
                            data.orderedAt(),
                            data.paidAt(),
                            data.waivedInShop(),
                            data.items(),
                            data.currency()),
                    customer.name(),
                    OrderSums.priced(data.items(), data.currency()),
                    OrderSums.totals(data.items(), data.currency()),
                    OrderInvoices.of(em, order, invoices, appearance.timeZone(), clock.instant()),
                    portal(em, order, access),
                    order.createdAt(),
                    order.changedAt());
        });
    }

    private OrderPortal portal(EntityManager em, OrderEntity order, AccessPreset access) {
        Set<HiddenReason> hidden =
                OrderRules.hidden(customers.hasAccess(em, order.customer()), access.loginMethods(), order.status());
        return new OrderPortal(hidden.isEmpty() ? links.live(em, subject(order)) : null, hidden);
    }

    private static LinkSubject subject(OrderEntity order) {
        return LinkSubject.of(order.customer(), order.id());
    }

    @Override
    public List<String> platforms() {
        return tx.read(em -> em.createQuery(
                        "SELECT DISTINCT o.platform FROM SalesOrder o WHERE o.platform IS NOT NULL ORDER BY o.platform",
                        String.class)
                .getResultList());
    }

    @Override
    public OrderPortal rotateLink(Actor actor, OrderNumber number) {
        return changeLink(actor, number, Happening.Kind.LINK_ROTATED, (em, subject) -> {
            links.rotate(em, subject);
            return List.of();
        });
    }

    @Override
    public OrderPortal limitLink(Actor actor, OrderNumber number, Instant expiresAt) {
        return changeLink(
                actor,
                number,
                Happening.Kind.LINK_LIMITED,
                (em, subject) -> List.of(links.limit(em, subject, expiresAt).orElseThrow(PortalException::notFound)));
    }

    @Override
    public OrderPortal revokeLink(Actor actor, OrderNumber number) {
        return changeLink(actor, number, Happening.Kind.LINK_REVOKED, (em, subject) -> {
            links.revoke(em, subject);
            return List.of();
        });
    }

    private OrderPortal changeLink(
            Actor actor,
            OrderNumber number,
            Happening.Kind kind,
            BiFunction<EntityManager, LinkSubject, List<Change>> change) {
        tx.runRepeatably(em -> {
            OrderEntity order = OrderRows.found(em, number);
            // two who change the link at once would each leave one that lives
            em.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            List<Change> changes = change.apply(em, subject(order));
            timeline.add(
                    em,
                    Happening.of(kind, actor)
                            .to(
                                    order.customer(),
                                    customers.addressee(em, order.customer()).number())
                            .with("order", number)
                            .changing(changes));
        });
        return get(number).portal();
    }
}
