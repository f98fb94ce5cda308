package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.Keys;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.impl.documents.DataRules;

/** What an order must be like to be taken from a host. */
final class OrderDataRules {

    private static final int MAX_NAME = 255;
    private static final int MAX_PLATFORM = 64;
    private static final Set<String> LANGUAGES = Set.of("de", "en");

    private final List<Violation> violations = new ArrayList<>();

    private OrderDataRules() {}

    /**
     * The order as it is kept: numbers in one spelling and instants to the millisecond, so that equal orders are equal.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static OrderData checked(OrderData order) {
        OrderDataRules rules = new OrderDataRules();
        rules.order(order);
        if (!rules.violations.isEmpty()) {
            throw PortalException.invalid(rules.violations);
        }
        return new OrderData(
                order.number(),
                order.customer(),
                order.buyer(),
                order.platform(),
                order.status(),
                plain(order.orderedAt()),
                plain(order.paidAt()),
                order.waivedInShop(),
                order.items().stream().map(OrderDataRules::plain).toList(),
                order.currency());
    }

    /** As the database keeps it. */
    private static Instant plain(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static OrderItem plain(OrderItem item) {
        return new OrderItem(
                item.articleNumber(),
                item.description(),
                plain(item.quantity()),
                plain(item.unitPrice()),
                plain(item.vatPercent()));
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void order(OrderData order) {
        Buyer buyer = order.buyer();
        if (buyer != null) {
            if (buyer.name().isBlank()) {
                add("buyer.name", "REQUIRED");
            }
            text("buyer.name", buyer.name(), MAX_NAME);
            text("buyer.email", buyer.email(), MAX_NAME);
            if (buyer.language() != null && !LANGUAGES.contains(buyer.language())) {
                add("buyer.language", "INVALID_LANGUAGE");
            }
        }
        text("platform", order.platform(), MAX_PLATFORM);
        if (order.items().size() > OrderIntake.MAX_ITEMS) {
            add("items", "TOO_MANY");
            return;
        }
        for (int i = 0; i < order.items().size(); i++) {
            article("items[" + i + "].articleNumber", order.items().get(i).articleNumber());
        }
        DataRules.checkLines("items", OrderSums.lines(order.items()), order.currency(), violations);
    }

    private void article(String field, String number) {
        if (number != null) {
            try {
                Keys.check(field, number);
            } catch (PortalException e) {
                violations.addAll(e.violations());
            }
        }
    }

    private void text(String field, String value, int max) {
        if (value == null) {
            return;
        }
        if (value.length() > max) {
            add(field, "TOO_LONG");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            add(field, "INVALID_CHARACTER");
        }
    }

    private void add(String field, String code) {
        violations.add(new Violation(field, code));
    }
}
