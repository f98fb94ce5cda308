package org.kundenportal.api.customers;

import java.time.Duration;
import java.time.Instant;

/**
 * A one-time code that is on its way.
 *
 * @param sentTo the address, all but its first letter and its domain replaced by points
 * @param resendAfter how long the next code has to wait
 * @param expiresAt until when this one counts
 */
public record SentCode(String sentTo, Duration resendAfter, Instant expiresAt) {}
