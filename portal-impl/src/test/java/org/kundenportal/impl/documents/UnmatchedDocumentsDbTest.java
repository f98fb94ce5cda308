package org.kundenportal.impl.documents;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.impl.Intercepted;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class UnmatchedDocumentsDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    UnmatchedDocumentsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aFileWaits() {
        portal = new TestPortal(database, folder);
        execute("INSERT INTO unmatched_document (received_at, type, number, issue_date, content, file_hash, file_key,"
                + " file_size, media_type) VALUES (0, 'INVOICE', 'RE-1', '2026-11-21', '{\"identifiers\":[]}', 'h',"
                + " 'aa/h.xml', 1, 'application/xml')");
    }

    @Test
    @DisplayName("who discards a file that another has just taken out of the queue is told that there is none")
    void onlyOneTakesAFile() {
        String id = portal.unmatched.list(PageRequest.first()).items().get(0).id();
        JpaUnmatchedDocuments late = unmatched(onceFound(() -> execute("DELETE FROM unmatched_document")));

        assertThat(Refusal.code(() -> late.discard(STAFF, id))).isEqualTo(ErrorCode.NOT_FOUND);

        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .isEmpty();
    }

    /** A persistence unit where something happens between a row's being found and what is then done with it. */
    private EntityManagerFactory onceFound(Runnable meanwhile) {
        return Intercepted.after(
                "createEntityManager",
                EntityManagerFactory.class,
                database.entityManagerFactory(),
                em -> Intercepted.after("find", EntityManager.class, (EntityManager) em, row -> {
                    meanwhile.run();
                    return row;
                }));
    }

    private JpaUnmatchedDocuments unmatched(EntityManagerFactory factory) {
        Tx tx = new Tx(factory);
        Timeline timeline = portal.events;
        PortalLinks links = new PortalLinks(portal.home);
        DocumentRows rows = new DocumentRows(
                new Customers(links, timeline, portal.home),
                links,
                new DocumentPlaceholders(new CustomerPlaceholders(links), links),
                timeline,
                new SettingRows(tx, timeline, portal.home),
                portal.home);
        return new JpaUnmatchedDocuments(tx, null, rows, portal.files);
    }

    private void execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
