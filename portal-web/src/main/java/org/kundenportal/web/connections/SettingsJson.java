package org.kundenportal.web.connections;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kundenportal.spi.settings.SettingField;

/** Settings of connections on the wire. */
public final class SettingsJson {

    private SettingsJson() {}

    /** A setting of a type's connections, worded for the caller. */
    public record FieldJson(
            String key,
            String kind,
            boolean required,
            String label,
            String hint,
            List<ChoiceJson> choices,
            String initially) {

        /** What a provider asks for. */
        public static FieldJson of(SettingField field) {
            return new FieldJson(
                    field.key(),
                    field.kind().name(),
                    field.required(),
                    field.label(),
                    field.hint(),
                    field.choices().stream()
                            .map(choice -> new ChoiceJson(choice.value(), choice.label()))
                            .toList(),
                    field.initially());
        }
    }

    /** A value that can be chosen. */
    public record ChoiceJson(String value, String label) {}

    /** A secret, of which only is said that it is there. */
    public record SetJson(boolean set) {}

    /**
     * The settings of a connection: texts, yes-or-no ones booleans, and secrets objects that never hold a value.
     *
     * @param open those that are no secrets
     * @param secrets keys of those that are
     */
    public static Map<String, Object> of(Map<String, String> open, Set<String> secrets) {
        Map<String, Object> settings = new TreeMap<>();
        open.forEach((key, text) -> settings.put(key, value(text)));
        secrets.forEach(key -> settings.put(key, new SetJson(true)));
        return settings;
    }

    private static Object value(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }
}
