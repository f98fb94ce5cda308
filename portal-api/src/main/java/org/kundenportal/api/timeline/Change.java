package org.kundenportal.api.timeline;

import java.util.Objects;

/**
 * What a field said before something happened, and what it says since.
 *
 * @param field by the name it has in the REST contract, for example {@code address.city}; never null
 * @param before null if it was empty; what is secret is masked
 * @param after null if it is empty now; what is secret is masked
 */
public record Change(String field, String before, String after) {

    /** Refuses a change of nothing. */
    public Change {
        Objects.requireNonNull(field, "field");
    }

    /** A change of values that are written as their texts; null stays null. */
    public static Change of(String field, Object before, Object after) {
        return new Change(field, text(before), text(after));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
