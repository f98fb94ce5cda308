package org.kundenportal.web.customers;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.web.json.Checks;

/** Changes that customers ask for, on the wire. */
public final class ChangeRequestsJson {

    private static final int MAX_REASON = 1000;

    private ChangeRequestsJson() {}

    /** What a query asks for; null for all. */
    static Filter filter(String state, String customer) {
        Checks checks = new Checks();
        ChangeRequest.State wanted = checks.choice("state", state, ChangeRequest.State.class);
        CustomerNumber number = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        return checks.then(() -> new Filter(wanted, number));
    }

    record Filter(ChangeRequest.State state, CustomerNumber customer) {}

    /** A change that a customer asks for. */
    public record Request(
            String id,
            CustomerRef customer,
            String state,
            Instant at,
            List<ProfileJson.Wish> changes,
            Instant resolvedAt,
            String resolvedBy,
            String reason) {

        static Request of(ChangeRequest request) {
            return new Request(
                    request.id(),
                    new CustomerRef(request.customer().value(), request.customerName()),
                    request.state().name(),
                    request.askedAt(),
                    ProfileJson.Wish.of(request.changes()),
                    request.resolvedAt(),
                    request.resolvedBy(),
                    request.reason());
        }
    }

    /** Whose it is. */
    public record CustomerRef(String number, String name) {}

    /** Why a change is declined. */
    public record Rejection(String reason) {

        String checked() {
            Checks checks = new Checks();
            String why = checks.requiredText("reason", reason, MAX_REASON);
            return checks.then(() -> why);
        }
    }
}
