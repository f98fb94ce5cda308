package org.kundenportal.api;

import java.util.Objects;

/**
 * What is wrong with one field.
 *
 * @param field the path of the field in the caller's request, for example {@code address.country} or
 *     {@code lines[2].quantity}; never null
 * @param code stable upper-case name of the rule that was broken, for example {@code REQUIRED}; never null
 */
public record Violation(String field, String code) {

    /** Refuses nulls. */
    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
    }
}
