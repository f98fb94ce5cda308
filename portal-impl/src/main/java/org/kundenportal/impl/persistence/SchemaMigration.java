package org.kundenportal.impl.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of the database to the version of this bundle: the SQL files in {@code db/}, each run once, in the
 * order of their numbers. The files are the same for every database; where the dialects differ they use placeholders:
 * {@code ${clob}} and {@code ${blob}} for long texts and bytes. Several nodes may start at once, Flyway's lock lets one
 * migrate.
 */
final class SchemaMigration {

    private static final Map<String, String> DERBY = Map.of("clob", "CLOB", "blob", "BLOB");
    private static final Map<String, String> POSTGRESQL = Map.of("clob", "TEXT", "blob", "BYTEA");

    private SchemaMigration() {}

    /**
     * Migrates, and returns when the schema is at the newest version.
     *
     * @param reached called when the database has answered and is about to be migrated
     * @throws SQLException if the database cannot be reached
     * @throws IllegalStateException if the database is set up to lose what it has confirmed
     * @throws org.flywaydb.core.api.FlywayException if a file fails, or the tables are not what the files made them
     */
    static void migrate(DataSource dataSource, Runnable reached) throws SQLException {
        Map<String, String> dialect;
        try (Connection connection = dataSource.getConnection()) {
            boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
            if (derby) {
                DerbySettings.apply(connection);
            } else {
                PostgresqlSettings.check(connection);
            }
            dialect = derby ? DERBY : POSTGRESQL;
        }
        reached.run();
        runFiles(dataSource, dialect);
    }

    private static void runFiles(DataSource dataSource, Map<String, String> dialect) {
        ClassLoader bundle = SchemaMigration.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Flyway looks its plugins up with the context class loader
        thread.setContextClassLoader(bundle);
        try {
            Flyway.configure(bundle)
                    .loggers("slf4j")
                    .dataSource(dataSource)
                    .locations("classpath:db")
                    .table("schema_version")
                    .placeholders(dialect)
                    .load()
                    .migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
