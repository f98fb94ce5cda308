package org.kundenportal.api.documents;

import java.time.Instant;
import org.kundenportal.api.Actor;

/**
 * A remark on a document.
 *
 * @param id opaque, never null
 * @param at when it was written
 * @param author a customer or a member of staff
 * @param text as it was typed: plain text, never HTML
 * @param internal whether only staff may see it
 */
public record Comment(String id, Instant at, Actor author, String text, boolean internal) {

    /** The longest text that is taken, in UTF-16 units. */
    public static final int MAX_TEXT = 10_000;
}
