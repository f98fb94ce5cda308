package org.kundenportal.storage.cloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** What happens when the line to a server breaks, or nothing comes over it any more. */
@Timeout(60)
abstract class BrokenLineTest {

    /** For what is expected never to come. */
    private static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), 8 << 20);

    private static final FilePath FILE = new FilePath("folder/file.bin");
    private static final int SIZE = 8 << 20;
    private static final byte[] CONTENT = new byte[SIZE];

    static {
        new Random(42).nextBytes(CONTENT);
    }

    private CuttingProxy line;
    private FileStorage storage;
    private FileStorage hasty;

    /** Starts a server without files, and says where it listens. */
    abstract int start() throws Exception;

    abstract void stop() throws Exception;

    /** A storage that reaches the server by this port. */
    abstract FileStorage storage(int port, Patience patience) throws Exception;

    /** Files at the server that the storage has left there. */
    abstract long leftovers() throws IOException;

    @BeforeEach
    void open() throws Exception {
        line = CuttingProxy.to(start());
        storage = storage(line.port(), Patience.USUAL);
        hasty = storage(line.port(), SHORT);
    }

    @AfterEach
    void close() throws Exception {
        hasty.close();
        storage.close();
        line.close();
        stop();
    }

    @ParameterizedTest
    @ValueSource(longs = {200_000, SIZE / 2, SIZE})
    @DisplayName("a download that is cut in the middle is no whole file, and goes on where it ended")
    void cutDownload(long cut) throws IOException {
        put(CONTENT);
        FileFacts facts = storage.stat(FILE).orElseThrow();
        line.mend();
        line.cutAnswersAfter(cut);
        ByteArrayOutputStream got = new ByteArrayOutputStream();

        try (OpenFile file = storage.open(FILE)) {
            assertThat(file.facts().tag()).isEqualTo(facts.tag());
            StorageException failure = assertThrows(StorageException.class, () -> copy(file.content(), got));
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure.isPassing()).isTrue();
        }

        line.mend();
        assertThat(got.size()).isLessThan(SIZE).isGreaterThan(0);
        try (OpenFile rest = storage.open(FILE, got.size(), Long.MAX_VALUE)) {
            assertThat(rest.facts().tag()).isEqualTo(facts.tag());
            copy(rest.content(), got);
        }
        assertThat(Arrays.equals(got.toByteArray(), CONTENT)).isTrue();
    }

    @Test
    @DisplayName("a download over which nothing comes any more is given up")
    void silentDownload() throws IOException {
        put(CONTENT);
        line.mend();
        line.silentAfter(SIZE / 2);

        try (OpenFile file = hasty.open(FILE)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> copy(file.content(), new ByteArrayOutputStream()))
                    .matches(e -> e.reason() == Reason.UNREACHABLE);
        }
    }

    @Test
    @DisplayName("an upload that is cut in the middle leaves nothing")
    void cutUpload() throws IOException {
        storage.check();
        line.mend();
        line.cutCallsAfter(SIZE / 4);

        assertPasses(() -> put(CONTENT));

        line.mend();
        assertThat(storage.stat(FILE)).isEmpty();
        assertThat(leftovers()).isZero();
        put(CONTENT);
        assertThat(storage.stat(FILE).map(FileFacts::size)).contains((long) SIZE);
    }

    @Test
    @DisplayName("an upload that is cut in the middle leaves the file that was there")
    void cutReplacement() throws IOException {
        put(new byte[] {1, 2, 3});
        line.mend();
        line.cutCallsAfter(SIZE / 4);

        assertPasses(() -> put(CONTENT));

        line.mend();
        try (OpenFile file = storage.open(FILE)) {
            assertThat(file.content().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    @DisplayName("a server that does not answer is given up by every call")
    void silentServer() throws IOException {
        put(new byte[] {1});
        line.mend();
        line.silentAfter(1);

        assertPasses(() -> hasty.check());
        assertPasses(() -> hasty.stat(FILE));
        assertPasses(() -> hasty.open(FILE).close());
        assertPasses(() -> hasty.delete(FILE));
        assertPasses(() -> hasty.put(FILE, new ByteArrayInputStream(new byte[] {2}), 1));
        assertPasses(() -> ((FileBrowser) hasty).list("", null, 10));
    }

    @Test
    @DisplayName("a server that closes what nobody uses is asked again")
    void closedWhileIdle() throws IOException {
        put(new byte[] {1});
        for (int i = 0; i < 5; i++) {
            storage.check();
            line.cut();
            assertThat(storage.stat(FILE)).isPresent();
            line.cut();
            storage.open(FILE).close();
            line.cut();
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    private static void assertPasses(Call call) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call::run)
                .matches(e -> e.reason() == Reason.UNREACHABLE)
                .matches(StorageException::isPassing);
    }

    private void put(byte[] content) throws IOException {
        storage.put(FILE, new ByteArrayInputStream(content), content.length);
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 14];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
        }
    }
}
