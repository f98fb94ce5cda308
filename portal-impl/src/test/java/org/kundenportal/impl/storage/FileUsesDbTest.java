package org.kundenportal.impl.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class FileUsesDbTest {

    /** Columns whose names end as those of kept files do, and which hold something else. */
    private static final Set<String> OTHERS = Set.of(
            "customer.vat_key",
            "contact.contact_key",
            "customer_contact.contact_key",
            "mail.digest_key",
            "mail.open_key",
            "payment_refund.request_key",
            "article_file.file_key",
            "download.file_key",
            "download_quota.file_key",
            "kept_file.content_key",
            "kept_file.current_key");

    private final TestDatabase database;

    FileUsesDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @DisplayName("each column that may hold the key of a file is known to the sweep, or known to hold something else")
    void everyKeyColumnIsKnown() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, schema(connection), "%", null)) {
            while (columns.next()) {
                String name = (columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"))
                        .toLowerCase(Locale.ROOT);
                if (name.matches(".*(_key|_file|_path|_pdf|_image)$")) {
                    found.add(name);
                }
            }
        }
        Set<String> known = new TreeSet<>(OTHERS);
        FileUses.ALL.forEach(use -> known.add(use.toString()));

        assertThat(found).isSubsetOf(known);
        assertThat(found)
                .containsAll(FileUses.ALL.stream().map(Object::toString).toList());
    }

    private static String schema(Connection connection) throws SQLException {
        return connection.getSchema();
    }

    @Test
    @DisplayName("each of these columns is one through which a file stays")
    void everyUseCounts() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (FileUses.Use use : FileUses.ALL) {
                try (ResultSet indexes = connection
                        .getMetaData()
                        .getIndexInfo(null, schema(connection), cased(connection, use.table()), false, true)) {
                    Set<String> first = new TreeSet<>();
                    while (indexes.next()) {
                        if (indexes.getInt("ORDINAL_POSITION") == 1) {
                            first.add(indexes.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                        }
                    }
                    assertThat(first).as("index of %s", use).contains(use.column());
                }
            }
        }
    }

    private static String cased(Connection connection, String table) throws SQLException {
        return connection.getMetaData().storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
    }

    @Test
    @DisplayName("files from before there was a ledger are in it after the migration, and stay")
    void migrates(@TempDir Path folder) throws IOException {
        FileScene scene = new FileScene(database, folder);
        String key = "ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.txt";
        scene.local.put(FileStores.path(null, key), InputStream.nullInputStream(), 0);
        scene.node.refer("i1", key);
        scene.node.refer("i2", key);

        scene.tx.run(em -> em.createNativeQuery(insertion()).executeUpdate());
        scene.aDay(scene.node);

        assertThat(scene.node.read(key)).isEmpty();
        assertThat(scene.localFiles()).isEqualTo(List.of(key));
    }

    /** The last statement of the migration. */
    private static String insertion() {
        try (InputStream script = FileUses.class.getResourceAsStream("/db/common/V105__kept_files.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.indexOf("INSERT INTO kept_file")).strip().replaceAll(";$", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
