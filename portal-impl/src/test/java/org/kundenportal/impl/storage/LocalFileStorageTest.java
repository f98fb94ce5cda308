package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Parallel.Result;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.TestClock;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LocalFileStorageTest {

    private static final String KEY = "ab/abcdef.pdf";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private LocalFileStorage storage;

    @BeforeEach
    void aStorage() {
        clock.set(Instant.now());
        storage = new LocalFileStorage(new PortalHome(folder, URI.create("https://portal.example"), clock));
    }

    @Test
    @DisplayName("a file that was cut off leaves what was there before, and nothing else")
    void isAtomic() throws IOException {
        put(KEY, "before");
        InputStream broken = new FilterInputStream(stream("xxx")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatIOException().isThrownBy(() -> storage.put(path(KEY), broken, 10));
        assertThatIOException().isThrownBy(() -> storage.put(path(KEY), stream("short"), 10));
        assertThatIOException().isThrownBy(() -> storage.put(path(KEY), stream("too long"), 3));
        assertThatIOException().isThrownBy(() -> storage.put(path("cd/new.pdf"), stream("short"), 10));

        assertThat(read(KEY)).isEqualTo("before");
        assertThat(storage.stat(path("cd/new.pdf"))).isEmpty();
        assertThat(allFiles()).containsExactly(KEY);
    }

    @Test
    @DisplayName("ASVS 5.3.2 a key leads nowhere but into the folder")
    void refusesBadKeys() {
        for (String key :
                List.of("", "/", ".", "..", "../portal.key", "a/../../b", "/etc/passwd", "a//b", "a/", "a\u0000b")) {
            assertThatIllegalArgumentException().as(key).isThrownBy(() -> path(key));
        }
        for (String key : List.of(
                "a..b", ".new1", "a/.b", "a\\b", "C:a", "A", "ä", "a b", "%2e%2e/a", "a;b", "~a", "a..", "a/-/..b")) {
            assertRefused(key, () -> storage.open(path(key)));
            assertRefused(key, () -> storage.stat(path(key)));
            assertRefused(key, () -> storage.delete(path(key)));
            assertRefused(key, () -> put(key, "x"));
        }
    }

    private static void assertRefused(String key, ThrowingCallable call) {
        assertThatExceptionOfType(StorageException.class)
                .as(key)
                .isThrownBy(call)
                .matches(e -> e.reason() == Reason.REFUSED);
    }

    @Test
    @DisplayName("what a crash left half-written is no file and in nobody's way")
    void survivesLeftovers() throws IOException {
        Path leftover = folder.resolve("files/ab/.new123.tmp");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "half");

        put(KEY, "whole");

        assertThat(read(KEY)).isEqualTo("whole");
        assertRefused("leftover", () -> storage.open(path("ab/.new123.tmp")));
    }

    @Test
    void takesTheSameFileFromManyAtOnce() throws Exception {
        String content = "x".repeat(100_000);

        List<Result<Boolean>> results = Parallel.calls(8, i -> {
            try {
                put(KEY, content);
                return read(KEY).equals(content);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(results).extracting(Result::value).containsOnly(true);
        assertThat(allFiles()).containsExactly(KEY);
    }

    @Test
    @DisplayName("what crashes left half-written is deleted a day later, and what is new is not")
    void deletesOldLeftovers() throws IOException {
        put("ab/new.pdf", "new");
        put("ab/old.pdf", "old");
        Path fresh = Files.writeString(folder.resolve("files/ab/.new1.tmp"), "half");
        Path leftover = Files.writeString(folder.resolve("files/ab/.new2.tmp"), "half");
        FileTime yesterday = FileTime.from(clock.instant().minus(Duration.ofHours(24)));
        Files.setLastModifiedTime(leftover, yesterday);
        Files.setLastModifiedTime(folder.resolve("files/ab/old.pdf"), yesterday);

        storage.deleteLeftovers();

        assertThat(leftover).doesNotExist();
        assertThat(fresh).exists();
        List<String> old = new ArrayList<>();
        storage.eachOldPage(1, old::addAll);
        assertThat(old).containsExactly("ab/old.pdf");
    }

    private void put(String key, String text) throws IOException {
        storage.put(path(key), stream(text), text.length());
    }

    private static FilePath path(String key) {
        return new FilePath(key);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String read(String key) throws IOException {
        try (OpenFile file = storage.open(path(key))) {
            return new String(file.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> allFiles() throws IOException {
        Path files = folder.resolve("files");
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> files.relativize(file).toString())
                    .toList();
        }
    }
}
