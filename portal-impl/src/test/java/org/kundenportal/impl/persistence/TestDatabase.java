package org.kundenportal.impl.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * A database of the running JVM: started, migrated and given an EclipseLink when a test first asks for it, ended with
 * the JVM. The pool, the persistence unit and the migration are those of production.
 */
public final class TestDatabase {

    static final TestDatabase DERBY = new TestDatabase(
            "Derby", TestDatabase::startDerby, "SELECT tablename FROM sys.systables WHERE tabletype = 'T'");
    static final TestDatabase POSTGRESQL = new TestDatabase(
            "PostgreSQL", TestDatabase::startPostgres, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");

    private final String name;
    private final Supplier<DataSource> start;
    private final String tables;

    private DataSource dataSource;
    private EntityManagerFactory factory;
    private Tx tx;

    private TestDatabase(String name, Supplier<DataSource> start, String tables) {
        this.name = name;
        this.start = start;
        this.tables = tables;
    }

    static Stream<TestDatabase> all() {
        return Stream.of(DERBY, POSTGRESQL);
    }

    private static DataSource startDerby() {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName("memory:kundenportal");
        derby.setCreateDatabase("create");
        // as from the second start on: what is open already does not heed all of it
        try (Connection connection = derby.getConnection()) {
            DerbySettings.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return derby;
    }

    private static DataSource startPostgres() {
        try {
            // ends with the JVM by a shutdown hook of its own
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start()
                    .getPostgresDatabase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pool, over the migrated schema. */
    public synchronized DataSource dataSource() {
        if (dataSource == null) {
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(start.get());
            pool.setMaximumPoolSize(20);
            DataSource started = new HikariDataSource(pool);
            try {
                SchemaMigration.migrate(started, () -> {});
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            dataSource = started;
        }
        return dataSource;
    }

    /** The persistence unit of production on this database. */
    public synchronized EntityManagerFactory entityManagerFactory() {
        if (factory == null) {
            factory = Persistence.createEntityManagerFactory(
                    "kundenportal",
                    Map.of(
                            "javax.persistence.nonJtaDataSource",
                            dataSource(),
                            "eclipselink.session-name",
                            "kundenportal-" + name));
        }
        return factory;
    }

    /** Transactions on this database. */
    public synchronized Tx tx() {
        if (tx == null) {
            tx = new Tx(entityManagerFactory());
        }
        return tx;
    }

    /** Names of all tables but Flyway's, in lower case. */
    List<String> tableNames() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(tables)) {
            while (rows.next()) {
                names.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        names.remove("schema_version");
        return names;
    }

    /** Every value of every row, a line a row: what somebody reads who steals the database. */
    public List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tableNames()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        StringBuilder line = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            line.append('|').append(rows.getString(i));
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return lines;
    }

    /** How many rows the table has. */
    public long count(String table) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Deletes all rows; does nothing where no test has asked for this database yet. */
    synchronized void clear() throws SQLException {
        if (dataSource == null) {
            return;
        }
        Deque<String> waiting = new ArrayDeque<>(tableNames());
        int failuresLeft = waiting.size() * waiting.size();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            while (!waiting.isEmpty()) {
                String table = waiting.removeFirst();
                try {
                    statement.executeUpdate("DELETE FROM " + table);
                } catch (SQLException e) {
                    if (failuresLeft-- == 0) {
                        throw e;
                    }
                    // rows of another table refer to it: after that one
                    waiting.addLast(table);
                }
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
