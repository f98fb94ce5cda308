package org.kundenportal.api.connections;

import java.util.Map;
import java.util.Objects;

/**
 * What administrators say of a connection.
 *
 * @param type which provider it is for, one of the types on offer
 * @param displayName what staff call it; customers do not see it
 * @param active whether it may be chosen for something new
 * @param settings by key of the provider's fields. An empty text is none; a secret whose key is not there stays as it is.
 *     Yes-or-no settings are {@code true} or {@code false}
 */
public record ConnectionData(String type, String displayName, boolean active, Map<String, String> settings) {

    /** Refuses nulls, and copies the settings. */
    public ConnectionData {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(displayName, "displayName");
        settings = Map.copyOf(settings);
    }

    /** Without the settings, which may be secrets. */
    @Override
    public String toString() {
        return "ConnectionData[type=" + type + ", displayName=" + displayName + ", active=" + active + "]";
    }
}
