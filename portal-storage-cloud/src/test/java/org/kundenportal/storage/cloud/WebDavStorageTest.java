package org.kundenportal.storage.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

@DisplayName("DC-02 a WebDAV folder guards what is in it")
class WebDavStorageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path base;

    private DavServer server;
    private FileStorage storage;

    @BeforeEach
    void start() throws Exception {
        server = DavServer.start(base);
        storage = open();
    }

    @AfterEach
    void stop() throws LifecycleException {
        storage.close();
        server.close();
    }

    private FileStorage open() throws InvalidSettingException {
        return new WebDavProvider(Clock.fixed(NOW, ZoneOffset.UTC), Patience.USUAL).open(server.settings());
    }

    @Test
    @DisplayName("a file never takes the place of a folder")
    void keepsFolders() throws IOException {
        put("folder/file.pdf");

        StorageException failure = assertThrows(StorageException.class, () -> put("folder"));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(storage.stat(new FilePath("folder/file.pdf"))).isPresent();
        assertThat(uploads()).isEmpty();
    }

    @Test
    @DisplayName("uploads that a crash left are removed a day later, and are never shown")
    void sweeps() throws Exception {
        put("file.pdf");
        Path own = server.folder().resolve(".kundenportal");
        Path old = Files.writeString(own.resolve("old"), "half");
        Path fresh = Files.writeString(own.resolve("fresh"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minus(Duration.ofHours(23))));

        try (FileStorage next = open()) {
            next.put(new FilePath("other.pdf"), new ByteArrayInputStream(new byte[1]), 1);
        }

        assertThat(uploads()).containsExactly("fresh");
        assertThat(((FileBrowser) storage).list("", null, 100).entries())
                .extracting(entry -> entry.path().text())
                .containsExactlyInAnyOrder("file.pdf", "other.pdf");
    }

    @Test
    @DisplayName("the folder for uploads may vanish: the next upload makes it again")
    void makesItsFolderAgain() throws IOException {
        put("file.pdf");
        Files.delete(server.folder().resolve(".kundenportal"));

        StorageException failure = assertThrows(StorageException.class, () -> put("other.pdf"));
        assertThat(failure.isPassing()).isTrue();
        put("other.pdf");

        assertThat(storage.stat(new FilePath("other.pdf"))).isPresent();
    }

    @Test
    @DisplayName("a folder that vanishes while the connection is open is said")
    void vanishingFolder() throws IOException {
        put("file.pdf");
        Files.delete(server.folder().resolve("file.pdf"));
        Files.delete(server.folder().resolve(".kundenportal"));
        Files.delete(server.folder());

        for (StorageException failure : new StorageException[] {
            assertThrows(StorageException.class, storage::check),
            assertThrows(StorageException.class, () -> storage.stat(new FilePath("file.pdf"))),
            assertThrows(StorageException.class, () -> storage.open(new FilePath("file.pdf"))),
            assertThrows(StorageException.class, () -> put("file.pdf"))
        }) {
            assertThat(failure.reason()).isEqualTo(Reason.GONE);
        }
    }

    @Test
    void readsWhatPeoplePutThere() throws IOException {
        Path place = Files.createDirectories(server.folder().resolve("E-Books/Größe L"));
        Files.writeString(place.resolve("100% Überblick #1.txt"), "Hallo");

        assertThat(((FileBrowser) storage).list("E-Books/Größe L/", null, 10).entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path().text()).isEqualTo("E-Books/Größe L/100% Überblick #1.txt");
                    try (OpenFile file = storage.open(entry.path())) {
                        assertThat(file.content()).hasContent("Hallo");
                        assertThat(file.facts().changed())
                                .isEqualTo(entry.facts().changed());
                    }
                });
    }

    private void put(String path) throws IOException {
        storage.put(new FilePath(path), new ByteArrayInputStream(new byte[10]), 10);
    }

    private List<String> uploads() throws IOException {
        try (Stream<Path> files = Files.list(server.folder().resolve(".kundenportal"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
