package org.kundenportal.impl.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.kundenportal.api.orders.OrderPortal.HiddenReason;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.LoginMethod;

/** What buyers may have of an order, without database or clock. */
public final class OrderRules {

    /** In which states an invoice can be fetched (BB-12, ruling 4): "at least ordered". */
    private static final Set<OrderStatus> ORDERED =
            EnumSet.complementOf(EnumSet.of(OrderStatus.OFFERED, OrderStatus.CANCELLED, OrderStatus.DELETED));

    /** In which states files can be fetched, and invoices be made (BB-13, BB-21, ruling 4): "at least paid". */
    private static final Set<OrderStatus> PAID = EnumSet.of(
            OrderStatus.PAID,
            OrderStatus.PACKED,
            OrderStatus.IN_FULFILLMENT,
            OrderStatus.SHIPPED,
            OrderStatus.COMPLETED,
            OrderStatus.ARCHIVED,
            OrderStatus.RATED,
            OrderStatus.COMPLAINT);

    private OrderRules() {}

    /** What there is of an invoice. */
    public enum Known {
        /** None. */
        NONE,
        /** None, and none can be made of what is known of the order. */
        IMPOSSIBLE,
        /** One that the host still writes. */
        DRAFT,
        /** One that the customer may have. */
        ISSUED
    }

    /**
     * What asking for the order's invoice comes to.
     *
     * @param until from when on it can no longer be fetched, null for never
     */
    public static Outcome invoice(
            InvoiceSettings settings, OrderStatus status, Known invoice, Instant until, Instant now) {
        if (!settings.downloadAllowed()) {
            return Outcome.INVOICE_DOWNLOAD_OFF;
        }
        if (!ORDERED.contains(status)) {
            return Outcome.ORDER_STATE;
        }
        return switch (invoice) {
            case NONE -> settings.createAutomatically() && isPaid(status) ? Outcome.CREATABLE : Outcome.NO_INVOICE;
            case IMPOSSIBLE, DRAFT -> Outcome.NO_INVOICE;
            case ISSUED -> isOver(until, now) ? Outcome.DOWNLOAD_PERIOD_OVER : Outcome.AVAILABLE;
        };
    }

    /**
     * What asking for a file of the order comes to.
     *
     * @param left how many downloads are left, null for any number
     * @param until from when on it can no longer be fetched, null for never
     * @param waived whether the buyer has waived the right of withdrawal, here or in the shop
     */
    public static Outcome file(
            FileSettings settings, OrderStatus status, Long left, Instant until, boolean waived, Instant now) {
        if (!settings.downloadAllowed()) {
            return Outcome.FILE_DOWNLOAD_OFF;
        }
        if (!isPaid(status)) {
            return Outcome.ORDER_STATE;
        }
        if (isOver(until, now)) {
            return Outcome.DOWNLOAD_PERIOD_OVER;
        }
        if (left != null && left <= 0) {
            return Outcome.DOWNLOAD_LIMIT;
        }
        return settings.waiverRequired() && !waived ? Outcome.WAIVER_REQUIRED : Outcome.AVAILABLE;
    }

    /**
     * Why the page of an order does not open.
     *
     * @param access whether its customer may use the portal
     * @param ways in which customers come in
     * @return empty if it does
     */
    public static Set<HiddenReason> hidden(boolean access, Set<LoginMethod> ways, OrderStatus status) {
        Set<HiddenReason> hidden = EnumSet.noneOf(HiddenReason.class);
        if (!access) {
            hidden.add(HiddenReason.CUSTOMER_NOT_RELEASED);
        }
        if (!ways.contains(LoginMethod.ORDER_LINK)) {
            hidden.add(HiddenReason.ORDER_LINKS_OFF);
        }
        if (status == OrderStatus.DELETED) {
            hidden.add(HiddenReason.ORDER_DELETED);
        }
        return hidden;
    }

    /** Whether an order in this state counts as paid. */
    public static boolean isPaid(OrderStatus status) {
        return PAID.contains(status);
    }

    /**
     * When something that can be fetched for some days can no longer be: at the start of the day after the last one, in
     * the merchant's zone (ruling 5).
     *
     * @param days null for ever
     * @return null for never
     */
    public static Instant end(LocalDate from, Integer days, ZoneId zone) {
        return days == null ? null : from.plusDays(days + 1L).atStartOfDay(zone).toInstant();
    }

    private static boolean isOver(Instant until, Instant now) {
        return until != null && !now.isBefore(until);
    }
}
