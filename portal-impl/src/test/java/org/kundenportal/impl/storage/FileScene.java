package org.kundenportal.impl.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.TestClock;
import org.kundenportal.impl.automation.AutomationQueue;
import org.kundenportal.impl.persistence.CrashingTransactions;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.impl.webhooks.WebhookQueue;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;

/** Files in a real folder and in two connected storages, on one node or several, and rows that refer to them. */
final class FileScene {

    static final Actor ADMIN = Actor.staff("anna");

    final TestClock clock = new TestClock();
    final Map<Long, FaultyStorage> clouds = new HashMap<>(Map.of(1L, new FaultyStorage(), 2L, new FaultyStorage()));
    final LocalFileStorage local;
    final PortalHome home;

    /** The transactions of the test itself, which never fail. */
    final Tx tx;

    final Node node;

    private final TestDatabase database;
    private final Path folder;

    FileScene(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        home = new PortalHome(folder, URI.create("https://portal.example/portal"), clock);
        local = new LocalFileStorage(home);
        tx = database.tx();
        node = node();
    }

    /** One more node of the same portal. */
    Node node() {
        return new Node();
    }

    /** What a node has in its memory; a crash ends it, and another takes its place. */
    final class Node {

        final CrashingTransactions crashes = new CrashingTransactions(database.entityManagerFactory());
        final Tx tx = crashes.tx();
        final FilesHealth health = new FilesHealth();
        final FileLedger ledger = new FileLedger(clock);
        final FileStores stores = new FileStores(local, new Clouds());
        final ContentStore files = new ContentStore(tx, stores, health, ledger);
        final FileSweep sweep = new FileSweep(tx, stores, ledger);
        final FileMoves moves = new FileMoves(tx, stores, ledger, clock);
        final FileRounds rounds = new FileRounds(tx, stores, ledger, health, home, Duration.ofDays(1));
        final JpaDocumentStores choice = new JpaDocumentStores(
                tx, files, new Timeline(home, new WebhookQueue(home), new AutomationQueue()), home);

        /** Keeps the text and commits a row that refers to it. */
        String add(String id, String text) {
            KeptFile file = keep(text);
            refer(id, file.key());
            return file.key();
        }

        KeptFile keep(String text) {
            return files.keep(bytes(text), "txt");
        }

        void refer(String id, String key) {
            tx.runRepeatably(em -> em.createNativeQuery(
                            "INSERT INTO image (id, name, media_type, width, height, file_key, file_size, created_at)"
                                    + " VALUES (?1, 'x', 'x', 1, 1, ?2, 1, 0)")
                    .setParameter(1, id)
                    .setParameter(2, key)
                    .executeUpdate());
        }

        String read(String key) {
            return new String(files.read(key), StandardCharsets.UTF_8);
        }

        /** What the timer does. */
        void round() {
            try {
                rounds.round();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Clouds implements FileStores.Connected {

        @Override
        public OpenStore open(long connection) throws StorageException {
            FaultyStorage cloud = clouds.get(connection);
            if (cloud == null) {
                throw new StorageException(Reason.GONE, FileStores.DELETED, null);
            }
            return new OpenStore(cloud, () -> {});
        }

        @Override
        public boolean hold(EntityManager em, String connection) {
            return clouds.containsKey(Long.valueOf(connection));
        }
    }

    void dropReference(String id) {
        tx.runRepeatably(em -> em.createNativeQuery("DELETE FROM image WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate());
    }

    /** A day passes, with a round each hour. */
    void aDay(Node by) {
        for (int hour = 0; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            by.round();
        }
    }

    /** Where each file is, as {@code place:path}; the portal's own folder has no name. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        localFiles().forEach(path -> places.add(":" + path));
        clouds.forEach((id, cloud) -> cloud.files.keySet().forEach(path -> places.add(id + ":" + path)));
        return places;
    }

    List<String> localFiles() {
        Path files = folder.resolve("files");
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Copy> rows(Predicate<Copy> which) {
        return tx.read(em -> em.createQuery("SELECT f FROM KeptFile f ORDER BY f.id", KeptFileEntity.class)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .filter(which)
                .toList());
    }

    /** I6: each file has its row, each row its file, and each row is referred to; what is referred to can be read. */
    void assertBijection(Map<String, String> expected) {
        List<Copy> rows = rows(row -> true);
        assertThat(rows).allMatch(Copy::isKept);
        List<String> named = new ArrayList<>();
        rows.forEach(row -> named.add((row.connection() == null ? "" : row.connection()) + ":" + row.path()));
        assertThat(places()).containsExactlyInAnyOrderElementsOf(named);
        assertThat(rows).extracting(Copy::key).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((key, text) -> assertThat(node().read(key)).isEqualTo(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
