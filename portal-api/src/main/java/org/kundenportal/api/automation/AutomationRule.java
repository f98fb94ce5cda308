package org.kundenportal.api.automation;

import java.time.Instant;

/**
 * A rule as staff see it.
 *
 * @param id opaque
 * @param data what administrators say of it
 * @param createdAt when it was made
 * @param changedAt when it was changed last
 * @param changedBy by whom
 * @param runs how its runs stand
 */
public record AutomationRule(
        String id, RuleData data, Instant createdAt, Instant changedAt, String changedBy, RunFigures runs) {}
