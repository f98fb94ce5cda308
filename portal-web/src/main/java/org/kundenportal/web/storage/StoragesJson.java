package org.kundenportal.web.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kundenportal.api.storage.StorageCheck;
import org.kundenportal.api.storage.StorageConnection;
import org.kundenportal.api.storage.StoredEntry;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.web.connections.SettingsJson;
import org.kundenportal.web.connections.SettingsJson.FieldJson;

/** Connections to storages on the wire. */
final class StoragesJson {

    private StoragesJson() {}

    /** A type of storages, worded for the caller. */
    public record TypeJson(String type, String name, String note, List<FieldJson> fields, List<String> capabilities) {

        static TypeJson of(StorageDescriptor descriptor) {
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
            boolean browsable,
            String displayName,
            boolean active,
            Map<String, Object> settings,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {

        static ConnectionJson of(StorageConnection connection) {
            return new ConnectionJson(
                    connection.id(),
                    connection.type(),
                    connection.installed(),
                    connection.browsable(),
                    connection.displayName(),
                    connection.active(),
                    SettingsJson.of(connection.settings(), connection.secrets()),
                    connection.createdAt(),
                    connection.changedAt(),
                    connection.changedBy());
        }
    }

    /** Whether a connection works, and if not, why. */
    public record CheckJson(boolean ok, String reason, String code) {

        static CheckJson of(StorageCheck check) {
            return new CheckJson(check.ok(), check.ok() ? null : check.reason().name(), check.code());
        }
    }

    /** A file or a folder. */
    public record EntryJson(String kind, String path, String name, Long size, Instant changed) {

        static EntryJson of(StoredEntry entry) {
            return new EntryJson(entry.kind().name(), entry.path(), entry.name(), entry.size(), entry.changed());
        }
    }
}
