package org.kundenportal.web.payments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.web.json.Checks;

/** Connections to payment providers on the wire. */
final class ConnectionsJson {

    private static final int MAX_TYPE = 40;
    /** More than is taken: the rule is the service's. */
    private static final int MAX_LINE = 1_000;

    private ConnectionsJson() {}

    /** A type of connections, worded for the caller. */
    public record TypeJson(String type, String name, String note, List<FieldJson> fields, List<String> capabilities) {

        static TypeJson of(ProviderDescriptor descriptor) {
            return new TypeJson(
                    descriptor.type(),
                    descriptor.name(),
                    descriptor.note(),
                    descriptor.fields().stream().map(FieldJson::of).toList(),
                    descriptor.capabilities().stream().map(Enum::name).sorted().toList());
        }
    }

    /** A setting of such connections. */
    public record FieldJson(
            String key,
            String kind,
            boolean required,
            String label,
            String hint,
            List<ChoiceJson> choices,
            String initially) {

        static FieldJson of(SettingField field) {
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

    /** A connection. Settings are texts, yes-or-no ones booleans, and secrets objects that never hold a value. */
    public record ConnectionJson(
            String id,
            String type,
            boolean installed,
            String displayName,
            boolean active,
            boolean sandbox,
            Map<String, Object> settings,
            URI webhookUrl,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {

        static ConnectionJson of(PaymentConnection connection) {
            Map<String, Object> settings = new TreeMap<>();
            connection.settings().forEach((key, text) -> settings.put(key, value(text)));
            connection.secrets().forEach(key -> settings.put(key, new SetJson(true)));
            return new ConnectionJson(
                    connection.id(),
                    connection.type(),
                    connection.installed(),
                    connection.displayName(),
                    connection.active(),
                    connection.sandbox(),
                    settings,
                    connection.webhook(),
                    connection.createdAt(),
                    connection.changedAt(),
                    connection.changedBy());
        }

        private static Object value(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> text;
            };
        }
    }

    /**
     * What administrators say of a connection.
     *
     * @param active no, unless they say so
     * @param settings a secret that is left out, null or {@code {"set":true}} stays; an empty text or {@code {"set":false}}
     *     removes it
     */
    public record Body(String type, String displayName, Boolean active, Map<String, JsonNode> settings) {

        ConnectionData toData() {
            Checks checks = new Checks();
            String provider = checks.requiredLine("type", type, MAX_TYPE);
            String name = checks.requiredLine("displayName", displayName, MAX_LINE);
            Map<String, String> texts = new TreeMap<>();
            if (settings != null) {
                settings.forEach((key, value) -> add(key, value, texts, checks));
            }
            return checks.then(() -> new ConnectionData(provider, name, active != null && active, texts));
        }

        private static void add(String key, JsonNode value, Map<String, String> texts, Checks checks) {
            if (value.isTextual() || value.isBoolean()) {
                texts.put(key, value.asText());
            } else if (value.isObject()
                    && value.size() == 1
                    && value.path("set").isBoolean()) {
                if (!value.path("set").booleanValue()) {
                    texts.put(key, "");
                }
            } else if (!value.isNull()) {
                checks.note("settings." + key, "INVALID_TYPE");
            }
        }

        /** Without the settings, which may be secrets. */
        @Override
        public String toString() {
            return "Body[type=" + type + ", displayName=" + displayName + ", active=" + active + "]";
        }
    }

    /** Whether a connection works, and if not, why. */
    public record CheckJson(boolean ok, String reason, String code, String trace) {

        static CheckJson of(ConnectionCheck check) {
            return new CheckJson(check.ok(), check.ok() ? null : check.reason().name(), check.code(), check.trace());
        }
    }
}
