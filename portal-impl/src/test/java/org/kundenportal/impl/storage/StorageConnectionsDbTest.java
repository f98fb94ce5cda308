package org.kundenportal.impl.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.storage.StorageCheck;
import org.kundenportal.api.storage.StorageConnection;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.api.storage.StorageProblem;
import org.kundenportal.api.storage.StoredEntry;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class StorageConnectionsDbTest {

    private static final Map<String, String> SETTINGS = Map.of("room", "12", "key", "geheim-1234");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private TestPortal portal;

    StorageConnectionsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        portal = new TestPortal(database, folder);
        portal.storageProviders.add(shelf);
    }

    private static ConnectionData data(String name, boolean active, Map<String, String> settings) {
        return new ConnectionData(Shelf.TYPE, name, active, settings);
    }

    private StorageConnection create(String name) {
        return portal.storages.create(STAFF, data(name, true, SETTINGS));
    }

    private OpenStorage open(StorageConnection connection) throws StorageException {
        return portal.storageConnections.open(Long.parseLong(connection.id()));
    }

    private void fill(String... paths) {
        for (String path : paths) {
            shelf.files.put(path, path.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Page<StoredEntry> files(StorageConnection connection, String prefix, int limit, String cursor) {
        return portal.storages.files(connection.id(), prefix, new PageRequest(limit, cursor));
    }

    /** Why its files cannot be shown. */
    private StorageProblem unavailable(StorageConnection connection) {
        PortalException refusal = Refusal.of(() -> files(connection, "", 10, null));
        assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(refusal.violations()).extracting(Violation::field).containsExactly("connection");
        return StorageProblem.valueOf(refusal.violations().get(0).code());
    }

    @Test
    @DisplayName("BB-18 several connections of one type, each with its name, and their secrets sealed")
    void keepsSeveral() throws Exception {
        StorageConnection second = create("Regal Nord");
        StorageConnection first = portal.storages.create(STAFF, data("Ablage", false, SETTINGS));

        assertThat(portal.storages.list()).containsExactly(first, second);
        assertThat(portal.storages.get(second.id())).isEqualTo(second);
        assertThat(second.installed()).isTrue();
        assertThat(second.browsable()).isTrue();
        assertThat(second.active()).isTrue();
        assertThat(first.active()).isFalse();
        assertThat(second.settings()).isEqualTo(Map.of("room", "12"));
        assertThat(second.secrets()).isEqualTo(Set.of("key"));
        assertThat(second.toString()).doesNotContain("geheim-1234");
        assertThat(database.dump()).noneMatch(line -> line.contains("geheim-1234"));
        assertThat(portal.storages.types(Locale.GERMAN))
                .extracting(StorageDescriptor::name)
                .containsExactly("Regal");
    }

    @Test
    @DisplayName("a secret stays where nothing but the name changes, and is asked for again where a text does")
    void asksForSecretsAgain() {
        StorageConnection made = create("Regal");

        assertThat(portal.storages
                        .change(STAFF, made.id(), data("Neu", true, Map.of("room", "12")))
                        .secrets())
                .containsExactly("key");
        assertThat(Refusal.violations(
                        () -> portal.storages.change(STAFF, made.id(), data("Neu", true, Map.of("room", "13")))))
                .containsExactly("settings.key REQUIRED");
        assertThat(Refusal.violations(
                        () -> portal.storages.create(STAFF, data("Regal", true, Map.of("room", "?", "key", "x")))))
                .containsExactly("settings.room FORMAT");
        assertThat(Refusal.violations(
                        () -> portal.storages.create(STAFF, new ConnectionData("disk", "Regal", true, SETTINGS))))
                .containsExactly("type NOT_INSTALLED");
    }

    @Test
    @DisplayName(
            "a storage is opened once with its secrets, also of a connection that is not active, and closed after use")
    void opensOnce() throws Exception {
        StorageConnection made = portal.storages.create(STAFF, data("Regal", false, SETTINGS));
        int before = shelf.opened.size();
        fill("a.pdf");

        try (OpenStorage one = open(made)) {
            OpenStorage two = open(made);
            assertThat(two.storage()).isSameAs(one.storage());
            assertThat(one.connection()).hasToString(made.id());
            assertThat(one.browser()).isPresent();
            assertThat(one.storage().stat(new FilePath("a.pdf"))).isPresent();
            two.close();
            two.close();
            portal.storageProviders.remove(shelf);
            assertThat(shelf.opened.get(before).closed).isFalse();
        }
        assertThat(shelf.opened).hasSize(before + 1);
        assertThat(shelf.opened.get(before).settings.find("key")).hasValue("geheim-1234");
        assertThat(shelf.opened.get(before).closed).isTrue();
    }

    @Test
    @DisplayName("what cannot be opened says why: type not installed, settings that cannot be used, no such connection")
    void saysWhyNot() {
        StorageConnection made = create("Regal");
        StorageConnection broken = create("Kaputt");
        portal.tx.run(em -> em.createNativeQuery("UPDATE storage_connection SET settings = ?1 WHERE id = ?2")
                .setParameter(1, "{\"room\":\"?\"}")
                .setParameter(2, Long.valueOf(broken.id()))
                .executeUpdate());

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> open(broken))
                .matches(e -> e.reason() == Reason.CREDENTIALS && e.code().equals("SETTINGS"));
        assertThat(portal.storages.check(broken.id())).isEqualTo(new StorageCheck(StorageProblem.SETTINGS, null));

        portal.storageProviders.remove(shelf);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> open(made))
                .matches(e -> e.reason() == Reason.UNREACHABLE && e.code().equals("NOT_INSTALLED") && e.isPassing());
        assertThat(portal.storages.check(made.id())).isEqualTo(new StorageCheck(StorageProblem.NOT_INSTALLED, null));
        assertThat(portal.storages.get(made.id()).installed()).isFalse();
        assertThat(portal.storages.get(made.id()).browsable()).isFalse();
        assertThat(unavailable(made)).isEqualTo(StorageProblem.NOT_INSTALLED);
        assertThat(Refusal.code(() -> portal.storageConnections.open(999))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("the check and the browser tell each reason for which a storage does not answer apart")
    void tellsReasonsApart() {
        StorageConnection made = create("Regal");
        assertThat(portal.storages.check(made.id())).isEqualTo(StorageCheck.OK);

        for (Reason reason : Reason.values()) {
            shelf.answer = new StorageException(reason, "CODE", null);
            assertThat(portal.storages.check(made.id()))
                    .isEqualTo(new StorageCheck(StorageProblem.valueOf(reason.name()), "CODE"));
            assertThat(unavailable(made)).isEqualTo(StorageProblem.valueOf(reason.name()));
        }
        shelf.answer = new StorageException(
                Reason.UNREACHABLE, null, new IllegalStateException(new SSLHandshakeException("PKIX")));
        assertThat(portal.storages.check(made.id()).reason()).isEqualTo(StorageProblem.CERTIFICATE);
        shelf.fault = new IllegalStateException("the bundle was stopped");
        assertThat(portal.storages.check(made.id()).reason()).isEqualTo(StorageProblem.UNREADABLE);
        assertThat(unavailable(made)).isEqualTo(StorageProblem.UNREADABLE);
    }

    @Test
    @DisplayName("BB-18 a connection is browsed folder by folder and page by page")
    void browses() {
        StorageConnection made = create("Regal");
        fill("a.pdf", "ebooks/äpfel.epub", "ebooks/birnen.epub", "ebooks/alt/quitten.pdf", "z.pdf");

        assertThat(files(made, "", 10, null).items())
                .extracting(entry -> entry.kind() + " " + entry.path() + " " + entry.name() + " " + entry.size())
                .containsExactly("FILE a.pdf a.pdf 5", "FOLDER ebooks ebooks null", "FILE z.pdf z.pdf 5");
        Page<StoredEntry> first = files(made, "ebooks/", 2, null);
        assertThat(first.items()).extracting(StoredEntry::name).containsExactly("alt", "birnen.epub");
        Page<StoredEntry> second = files(made, "ebooks/", 2, first.next());
        assertThat(second.items()).extracting(StoredEntry::path).containsExactly("ebooks/äpfel.epub");
        assertThat(second.next()).isNull();
        assertThat(files(made, "ebooks/b", 10, null).items())
                .extracting(StoredEntry::name)
                .containsExactly("birnen.epub");
        assertThat(files(made, "none/", 10, null).items()).isEmpty();
    }

    @Test
    @DisplayName("browsing shows nothing of what the portal keeps in the storage")
    void hidesThePortalsFolder() {
        StorageConnection made = create("Regal");
        fill("a.pdf", "kundenportal/ab/cdef", "kundenportal-handbuch.pdf");

        assertThat(files(made, "", 10, null).items())
                .extracting(StoredEntry::path)
                .containsExactly("a.pdf", "kundenportal-handbuch.pdf");
        assertThat(files(made, "kundenportal/", 10, null).items()).isEmpty();
    }

    @Test
    @DisplayName("what can be no folder is refused before the storage is asked")
    void refusesPrefixes() {
        StorageConnection made = create("Regal");
        shelf.answer = new StorageException(Reason.UNREACHABLE, null, null);

        for (String prefix : List.of("/", "../", "a/../b", "a//b", "a/./", "a\nb", "\ud800", "x".repeat(1024))) {
            assertThat(Refusal.violations(() -> files(made, prefix, 10, null)))
                    .as(prefix)
                    .containsExactly("prefix INVALID_FORMAT");
        }
        assertThat(Refusal.code(() -> files(made, "..a", 10, null))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
    }

    @Test
    @DisplayName("a type that does not show its files says so")
    void knowsWhatCannotBeBrowsed() {
        portal.storageProviders.remove(shelf);
        portal.storageProviders.add(new Shelf(false));
        StorageConnection made = create("Regal");

        assertThat(made.browsable()).isFalse();
        assertThat(unavailable(made)).isEqualTo(StorageProblem.NOT_BROWSABLE);
        assertThat(portal.storages.check(made.id()).ok()).isTrue();
    }

    @Test
    @DisplayName("a deleted connection is gone, with its secrets; one that is needed stays")
    void deletes() throws Exception {
        AtomicBoolean used = new AtomicBoolean(true);
        StorageConnection made = create("Regal");
        StorageConnectionAdministration guarded = new JpaStorageConnectionAdministration(
                portal.storageProviders,
                portal.storageConnections,
                List.of((em, id) -> false, (em, id) -> used.get() && id == Long.parseLong(made.id())));

        assertThat(Refusal.code(() -> guarded.delete(STAFF, made.id()))).isEqualTo(ErrorCode.CONNECTION_IN_USE);
        assertThat(portal.storages.get(made.id())).isEqualTo(made);
        used.set(false);
        guarded.delete(STAFF, made.id());

        assertThat(portal.storages.list()).isEmpty();
        assertThat(Refusal.code(() -> open(made))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> files(made, "", 10, null))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> guarded.delete(STAFF, made.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.tx.<Boolean>read(em -> portal.storageConnections
                        .find(em, Long.parseLong(made.id()))
                        .orElseThrow()
                        .deleted()))
                .isTrue();
        assertThat(portal.tx.<Long>read(em -> ((Number) em.createNativeQuery(
                                        "SELECT COUNT(*) FROM storage_connection WHERE secrets IS NOT NULL")
                                .getSingleResult())
                        .longValue()))
                .isZero();
    }

    @Test
    @DisplayName("who begins to need a connection and who deletes it wait for each other, and one of them is refused")
    void isNotDeletedMeanwhile() throws Exception {
        StorageConnection made = create("Regal");
        AtomicBoolean needed = new AtomicBoolean();
        StorageConnectionAdministration guarded = new JpaStorageConnectionAdministration(
                portal.storageProviders, portal.storageConnections, List.of((em, id) -> needed.get()));

        CompletableFuture<Void> deletion = portal.tx.call(em -> {
            assertThat(portal.storageConnections.lock(em, made.id())).isPresent();
            assertThat(portal.storageConnections.lock(em, "nobody")).isEmpty();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> guarded.delete(STAFF, made.id()));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS));
            needed.set(true);
            return begun;
        });

        assertThat(deletion.handle((done, failure) -> failure.getCause()).get())
                .hasMessageContaining("CONNECTION_IN_USE");
        needed.set(false);
        guarded.delete(STAFF, made.id());
        assertThat(portal.tx.<Boolean>call(
                        em -> portal.storageConnections.lock(em, made.id()).isEmpty()))
                .isTrue();
    }

    @Test
    @DisplayName("BW-17 the timeline says who did what to a connection, with secrets masked")
    void isOnTheTimeline() {
        StorageConnection made = create("Regal");
        portal.storages.change(STAFF, made.id(), data("Regal", true, Map.of("room", "13", "key", "neu-5678")));
        portal.storages.delete(STAFF, made.id());

        List<TimelineEvent> events =
                portal.timeline.list(null, null, new PageRequest(10, null)).items();
        assertThat(events)
                .extracting(TimelineEvent::kind)
                .containsExactly(
                        "STORAGE_CONNECTION_DELETED", "STORAGE_CONNECTION_CHANGED", "STORAGE_CONNECTION_CREATED");
        assertThat(events.toString()).contains("•••").doesNotContain("geheim-1234", "neu-5678");
    }
}
