package org.kundenportal.impl.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.orders.DecimalMark;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderImportReport;
import org.kundenportal.api.orders.OrderImportReport.Action;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes files with orders into the database: all of a file in one transaction. */
@Component(service = OrderImport.class)
public final class JpaOrderImport implements OrderImport {

    /** Orders that are looked up by one query, and written before the entity manager forgets them. */
    private static final int CHUNK = 200;

    private final Tx tx;
    private final JpaOrderIntake intake;
    private final Customers customers;
    private final SettingRows settings;

    /** Imports for this portal. */
    @Activate
    public JpaOrderImport(
            @Reference Tx tx,
            @Reference JpaOrderIntake intake,
            @Reference Customers customers,
            @Reference SettingRows settings) {
        this.tx = tx;
        this.intake = intake;
        this.customers = customers;
        this.settings = settings;
    }

    /** What becomes of an order of the file. */
    private record Step(OrderFile.Entry entry, Action action, boolean createsCustomer) {}

    @Override
    public OrderImportReport preview(byte[] file, DecimalMark decimals) {
        OrderFile orders = read(file, decimals);
        LineErrors errors = orders.errors().copy();
        return report(orders, tx.read(em -> plan(em, orders, errors)), errors);
    }

    @Override
    public OrderImportReport importFile(Actor actor, byte[] file, DecimalMark decimals) {
        OrderFile orders = read(file, decimals);
        return tx.callRepeatably(em -> {
            LineErrors errors = orders.errors().copy();
            List<Step> steps = plan(em, orders, errors);
            if (errors.count() > 0) {
                throw PortalException.of(ErrorCode.ORDERS_NOT_IMPORTED, errors.violations());
            }
            write(em, actor, steps);
            return report(orders, steps, errors);
        });
    }

    @Override
    public String template(Locale language) {
        return OrderTemplate.in(language);
    }

    private OrderFile read(byte[] file, DecimalMark decimals) {
        if (file.length > MAX_FILE_SIZE) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
        return OrderFile.read(file, settings.get(Setting.APPEARANCE).timeZone(), decimals);
    }

    private void write(EntityManager em, Actor actor, List<Step> steps) {
        int written = 0;
        for (Step step : steps) {
            if (step.action() != Action.UNCHANGED) {
                intake.put(em, actor, step.entry().data());
                if (++written % CHUNK == 0) {
                    em.flush();
                    em.clear();
                }
            }
        }
    }

    private List<Step> plan(EntityManager em, OrderFile orders, LineErrors errors) {
        Plan plan = new Plan(orders, errors);
        for (int from = 0; from < orders.orders().size(); from += CHUNK) {
            plan.add(
                    em,
                    orders.orders()
                            .subList(
                                    from, Math.min(from + CHUNK, orders.orders().size())));
            em.clear();
        }
        return plan.steps;
    }

    /** The steps of an import, gathered chunk by chunk. */
    private final class Plan {
        private final OrderFile file;
        private final LineErrors errors;
        private final List<Step> steps = new ArrayList<>();
        private final Set<CustomerNumber> fresh = new HashSet<>();

        private Plan(OrderFile file, LineErrors errors) {
            this.file = file;
            this.errors = errors;
        }

        private void add(EntityManager em, List<OrderFile.Entry> chunk) {
            Map<OrderNumber, OrderEntity> known =
                    OrderRows.entities(
                                    em,
                                    chunk.stream()
                                            .map(entry -> entry.data().number())
                                            .toList())
                            .stream()
                            .collect(Collectors.toMap(OrderEntity::number, Function.identity()));
            Map<CustomerNumber, CustomerId> owners = new HashMap<>(customers.ids(
                    em,
                    chunk.stream()
                            .map(entry -> entry.data().customer())
                            .distinct()
                            .toList()));
            chunk.forEach(entry -> add(
                    entry,
                    known.get(entry.data().number()),
                    owners.get(entry.data().customer())));
        }

        private void add(OrderFile.Entry entry, OrderEntity known, CustomerId owner) {
            OrderData order = entry.data();
            if (known != null && !known.customer().equals(owner)) {
                error(entry, "CUSTOMER_MISMATCH");
            } else if (known != null) {
                steps.add(new Step(entry, known.says(order) ? Action.UNCHANGED : Action.UPDATE, false));
            } else if (owner == null && order.buyer() == null && !fresh.contains(order.customer())) {
                error(entry, "UNKNOWN_CUSTOMER_WITHOUT_BUYER");
            } else {
                steps.add(new Step(entry, Action.CREATE, owner == null && fresh.add(order.customer())));
            }
        }

        private void error(OrderFile.Entry entry, String code) {
            errors.add(
                    entry.line(),
                    file.names().get(OrderColumn.CUSTOMER_NUMBER),
                    code,
                    entry.data().customer().value());
        }
    }

    private static OrderImportReport report(OrderFile file, List<Step> steps, LineErrors errors) {
        return new OrderImportReport(
                file.text() == null ? null : file.text().encoding(),
                file.delimiter() == null ? null : file.delimiter().toString(),
                file.lines(),
                steps.stream()
                        .limit(OrderImportReport.MAX_ORDERS)
                        .map(JpaOrderImport::entry)
                        .toList(),
                new OrderImportReport.Counts(
                        count(steps, Action.CREATE),
                        count(steps, Action.UPDATE),
                        count(steps, Action.UNCHANGED),
                        Math.toIntExact(
                                steps.stream().filter(Step::createsCustomer).count()),
                        errors.count()),
                errors.sorted(),
                file.ignoredColumns());
    }

    private static int count(List<Step> steps, Action action) {
        return Math.toIntExact(
                steps.stream().filter(step -> step.action() == action).count());
    }

    private static OrderImportReport.Entry entry(Step step) {
        OrderData order = step.entry().data();
        return new OrderImportReport.Entry(
                step.entry().line(),
                order.number(),
                order.customer(),
                order.buyer() == null ? null : order.buyer().name(),
                order.platform(),
                order.status(),
                order.orderedAt(),
                order.paidAt(),
                order.items().size(),
                OrderSums.gross(order.items(), order.currency()),
                step.action(),
                step.createsCustomer());
    }
}
