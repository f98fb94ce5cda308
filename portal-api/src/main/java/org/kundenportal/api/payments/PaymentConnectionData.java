package org.kundenportal.api.payments;

import java.util.Map;
import java.util.Objects;

/**
 * What administrators say of a connection.
 *
 * @param type which provider it is for, see {@link org.kundenportal.spi.payment.ProviderDescriptor#type}
 * @param displayName what staff call it; customers do not see it
 * @param active whether customers may choose it
 * @param settings by key of the provider's fields. An empty text is none; a secret whose key is not there stays as it is.
 *     Yes-or-no settings are {@code true} or {@code false}
 */
public record PaymentConnectionData(String type, String displayName, boolean active, Map<String, String> settings) {

    /** Refuses nulls, and copies the settings. */
    public PaymentConnectionData {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(displayName, "displayName");
        settings = Map.copyOf(settings);
    }

    /** Without the settings, which may be secrets. */
    @Override
    public String toString() {
        return "PaymentConnectionData[type=" + type + ", displayName=" + displayName + ", active=" + active + "]";
    }
}
