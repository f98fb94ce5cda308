package org.kundenportal.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of this run, set up to lose nothing, with the portal's tables filled by SQL. The documents are
 * copies of a few that came in through the portal's own API, so that every column is as the portal writes it.
 */
final class Database implements Closeable {

    private final EmbeddedPostgres server;

    Database(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The address for a driver. */
    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    String version() throws SQLException {
        return rows("SHOW server_version").get(0);
    }

    /** The processor time of all processes of the server. */
    long cpuMicros() throws SQLException, IOException {
        long micros = 0;
        for (String pid : rows("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")) {
            micros += ProcessFigures.cpuMicros(Long.parseLong(pid));
        }
        return micros;
    }

    /** Keeps the documents that are there now as patterns for {@link #fill}. */
    void keepPatterns() throws SQLException {
        run(
                """
                CREATE TABLE benchmark_pattern AS
                SELECT row_number() OVER (ORDER BY d.id) - 1 AS place, d.*,
                    v.source, v.content, v.content_hash, v.pdf_key, v.pdf_size
                FROM document d JOIN document_version v ON v.document_id = d.id""");
    }

    /**
     * Replaces all documents by so many. A thousand of them, spread evenly, belong to the customer of the patterns, the
     * others to customers with a hundred each; every tenth document has two versions, and each has its link.
     */
    void fill(int documents) throws SQLException {
        String copies =
                """
                WITH numbers AS (SELECT i, i / :stride AS turn, i % :stride = 0 AS wanted FROM generate_series(1, :count) i),
                copies AS (SELECT n.*, p.*, p.type || '-' || i AS copy
                    FROM numbers n JOIN benchmark_pattern p ON p.place = turn % (SELECT count(*) FROM benchmark_pattern))
                """;
        Map<String, Integer> sizes =
                Map.of(":stride", documents / 1_000, ":count", documents, ":others", documents / 100);
        run(Stream.of(
                        "SET session_replication_role = replica",
                        "TRUNCATE document_comment, document_version, document CASCADE",
                        "DELETE FROM portal_link WHERE scope = 'DOCUMENT'",
                        """
                        INSERT INTO customer (id, number, kind, name, access_choice, access_preset, imported,
                            search_text, created_at, updated_at, version)
                        SELECT 1000000 + i, 'OTHER-' || i, 'COMPANY', 'Other ' || i, 'DEFAULT', true, false,
                            'other ' || i, 0, 0, 1
                        FROM generate_series(0, :others) i ON CONFLICT DO NOTHING""",
                        copies
                                + """
                                INSERT INTO document (id, customer_id, type, number, seller, status, issue_date,
                                    due_date, valid_until, currency, total, paid, order_number, subject, search_text,
                                    version_number, comment_count, unread_comments, view_count, created_at, updated_at,
                                    version)
                                SELECT i, CASE WHEN wanted THEN customer_id ELSE 1000000 + i % :others END, type, copy,
                                    seller, status, DATE '2020-01-01' + (i::bigint * 2000 / :count)::integer, due_date,
                                    valid_until, currency, total, paid, order_number, subject, lower(copy),
                                    CASE WHEN turn % 10 = 0 THEN 2 ELSE 1 END, 0, 0, 0, created_at, updated_at, 1
                                FROM copies""",
                        copies
                                + """
                                INSERT INTO document_version (document_id, version_number, created_at, source, content,
                                    content_hash, pdf_key, pdf_size)
                                SELECT i, v, created_at, source, content, md5(i || '-' || v), pdf_key, pdf_size
                                FROM copies JOIN generate_series(1, 2) v ON v = 1 OR turn % 10 = 0""",
                        copies
                                + """
                                INSERT INTO portal_link (handle, scope, customer_id, document_id, created_at, uses)
                                SELECT lpad(to_hex(i), 16, '0'), 'DOCUMENT', customer_id, i, created_at, 0
                                FROM copies""",
                        "SELECT setval('document_id_seq', :count)")
                .map(sql -> replaced(sql, sizes))
                .toArray(String[]::new));
        for (String table : List.of("customer", "document", "document_version", "portal_link")) {
            run("VACUUM ANALYZE " + table);
        }
        run("CHECKPOINT");
    }

    /** Types and numbers of the documents of the customer with the patterns, {@code INVOICE/INVOICE-17}. */
    List<String> documents(String condition) throws SQLException {
        return rows(
                """
                SELECT d.type || '/' || d.number FROM document d
                WHERE d.customer_id = (SELECT min(customer_id) FROM benchmark_pattern) AND %s ORDER BY d.id"""
                        .formatted(condition));
    }

    private static String replaced(String sql, Map<String, Integer> values) {
        String replaced = sql;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            replaced = replaced.replace(value.getKey(), value.getValue().toString());
        }
        return replaced;
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
