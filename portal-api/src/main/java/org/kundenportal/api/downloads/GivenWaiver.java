package org.kundenportal.api.downloads;

import java.time.Instant;

/**
 * A waiver that a buyer has given.
 *
 * @param at when
 * @param text what was agreed to, as it was shown
 * @param version names the text
 * @param clientAddress the network address that it came from
 * @param session names the session in which it was given
 */
public record GivenWaiver(Instant at, String text, String version, String clientAddress, String session) {}
