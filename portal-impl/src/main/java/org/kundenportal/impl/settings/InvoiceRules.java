package org.kundenportal.impl.settings;

import java.util.ArrayList;
import java.util.List;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;

/** What may be said about invoices of orders. */
final class InvoiceRules {

    private InvoiceRules() {}

    /**
     * The settings, if they can be kept.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static InvoiceSettings checked(InvoiceSettings settings) {
        List<Violation> violations = new ArrayList<>();
        days("downloadDays", settings.downloadDays(), violations);
        days("paymentDays", settings.paymentDays(), violations);
        try {
            NumberPattern.of(settings.numberPattern());
        } catch (PortalException e) {
            violations.addAll(e.violations());
        }
        if (!violations.isEmpty()) {
            throw PortalException.invalid(violations);
        }
        return settings;
    }

    /** Notes a period that nobody can mean; null is none. */
    static void days(String field, Integer days, List<Violation> violations) {
        if (days != null && (days < 0 || days > FileSettings.MAX_DAYS)) {
            violations.add(new Violation(field, "OUT_OF_RANGE"));
        }
    }
}
