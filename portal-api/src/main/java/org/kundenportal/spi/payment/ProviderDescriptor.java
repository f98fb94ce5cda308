package org.kundenportal.spi.payment;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.spi.settings.SettingField;

/**
 * Describes a type of connections in one language. The portal draws the form for a connection from it.
 *
 * @param type stable name, lower-case letters, digits and hyphens, for example {@code paypal}; kept in the database
 * @param name for people
 * @param note what staff should know before they make a connection, null if there is nothing
 * @param fields the settings of a connection, in the order in which they are asked for
 * @param capabilities what gateways of this type do beyond the five operations; a gateway implements the interfaces that
 *     belong to them
 */
public record ProviderDescriptor(
        String type, String name, String note, List<SettingField> fields, Set<Capability> capabilities) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Refuses a type of another form, and two fields of one key. */
    public ProviderDescriptor {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("no type: " + type);
        }
        Objects.requireNonNull(name, "name");
        fields = List.copyOf(fields);
        capabilities = Set.copyOf(capabilities);
        if (fields.stream().map(SettingField::key).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("two fields with one key");
        }
    }
}
