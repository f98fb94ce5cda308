package org.kundenportal.api.customers;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a customer wants changed (RFC 7396): a field that is not named stays as it is, one that is null is to be emptied.
 *
 * @param values the wanted values by field; unmodifiable
 */
public record ProfileChange(Map<ProfileField, String> values) {

    /** Copies the values. */
    public ProfileChange {
        Map<ProfileField, String> copy = new EnumMap<>(ProfileField.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Never shows the values: bank accounts are among them. */
    @Override
    public String toString() {
        return "ProfileChange" + values.keySet();
    }
}
