package org.kundenportal.api.health;

import java.util.Map;
import java.util.Objects;

/**
 * How the portal was at one moment. Holds nothing secret: it may be shown to anybody.
 *
 * @param state never null
 * @param checks what was checked, by a short stable name such as {@code database}, and whether it was found in order;
 *     never null, unmodifiable
 */
public record HealthReport(HealthState state, Map<String, Boolean> checks) {

    /** Takes a copy of the checks. */
    public HealthReport {
        Objects.requireNonNull(state, "state");
        checks = Map.copyOf(checks);
    }
}
