package org.kundenportal.api.settings;

import java.time.Instant;

/**
 * A setting and who last saved it.
 *
 * @param value never null
 * @param changedAt null if it was never saved
 * @param changedBy null if it was never saved
 */
public record Stored<T>(T value, Instant changedAt, String changedBy) {}
