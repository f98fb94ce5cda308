package org.kundenportal.impl.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of the database to the version of this bundle: the SQL files in {@code db/}, each run once, in the
 * order of their numbers. Those in {@code db/common} are the same for every database; where the dialects differ they use
 * the placeholders {@code ${clob}} and {@code ${blob}} for long texts and bytes. What only one database has stands in
 * the folder of its name. Several nodes may start at once, Flyway's lock lets one migrate.
 */
final class SchemaMigration {

    private enum Dialect {
        DERBY("CLOB", "BLOB"),
        POSTGRESQL("TEXT", "BYTEA");

        private final String clob;
        private final String blob;

        Dialect(String clob, String blob) {
            this.clob = clob;
            this.blob = blob;
        }

        Map<String, String> placeholders() {
            return Map.of("clob", clob, "blob", blob);
        }

        String folder() {
            return "classpath:db/" + name().toLowerCase(Locale.ROOT);
        }
    }

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
        Dialect dialect;
        try (Connection connection = dataSource.getConnection()) {
            boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
            if (derby) {
                DerbySettings.apply(connection);
            } else {
                PostgresqlSettings.check(connection);
            }
            dialect = derby ? Dialect.DERBY : Dialect.POSTGRESQL;
        }
        reached.run();
        runFiles(dataSource, dialect);
    }

    private static void runFiles(DataSource dataSource, Dialect dialect) {
        ClassLoader bundle = SchemaMigration.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Flyway looks its plugins up with the context class loader
        thread.setContextClassLoader(bundle);
        try {
            Flyway.configure(bundle)
                    .loggers("slf4j")
                    .dataSource(dataSource)
                    .locations("classpath:db/common", dialect.folder())
                    .table("schema_version")
                    .placeholders(dialect.placeholders())
                    .load()
                    .migrate();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
