package org.kundenportal.api.downloads;

import java.time.Instant;

/**
 * How an order stands with the waiver of the right of withdrawal.
 *
 * @param required whether the buyer has to waive before the first download
 * @param text what is to be agreed to, or what was
 * @param version names the text: another one has another version
 * @param waivedAt null if the buyer has not waived here
 * @param waivedInShop whether the buyer has waived where they bought (BB-30)
 */
public record WaiverState(boolean required, String text, String version, Instant waivedAt, boolean waivedInShop) {}
