package org.kundenportal.web.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.web.connections.SettingsJson;
import org.kundenportal.web.connections.SettingsJson.FieldJson;

/** Connections to payment providers on the wire. */
final class ConnectionsJson {

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

    /** A connection. */
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
            return new ConnectionJson(
                    connection.id(),
                    connection.type(),
                    connection.installed(),
                    connection.displayName(),
                    connection.active(),
                    connection.sandbox(),
                    SettingsJson.of(connection.settings(), connection.secrets()),
                    connection.webhook(),
                    connection.createdAt(),
                    connection.changedAt(),
                    connection.changedBy());
        }
    }

    /** Whether a connection works, and if not, why. */
    public record CheckJson(boolean ok, String reason, String code, String trace) {

        static CheckJson of(ConnectionCheck check) {
            return new CheckJson(check.ok(), check.ok() ? null : check.reason().name(), check.code(), check.trace());
        }
    }
}
