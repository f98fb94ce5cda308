package org.kundenportal.impl.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the portal expects of a PostgreSQL server. */
final class PostgresqlSettings {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlSettings.class);
    private static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private PostgresqlSettings() {}

    /** Warns where the server is set up to forget what it has confirmed when the power fails. */
    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : DURABILITY) {
                try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if ("off".equals(row.getString(1))) {
                        LOG.warn("PostgreSQL runs with {}=off: a power failure loses confirmed payments", setting);
                    }
                }
            }
        }
    }
}
