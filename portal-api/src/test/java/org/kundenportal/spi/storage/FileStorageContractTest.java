package org.kundenportal.spi.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.spi.storage.Listing.Entry;
import org.kundenportal.spi.storage.StorageException.Reason;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What every storage has to do, as the Javadoc of this package says it. A bundle extends this class and gives a storage
 * that reaches its server. Files are kept in a new folder for each test, so that the server may be one for all.
 */
public abstract class FileStorageContractTest {

    private static final long MEGABYTE = 1 << 20;
    private static final int READERS = 8;

    private final String folder = "contract-" + UUID.randomUUID();
    private FileStorage storage;

    /** An open storage, for this class to close; asked once for each test. */
    protected abstract FileStorage storage() throws Exception;

    /**
     * Whether the storage has files with names that people chose. One for the portal's own files alone says no, and
     * refuses other names.
     */
    protected boolean takesAnyName() {
        return true;
    }

    /** Whether it is a file that the test's server itself, not the storage, leaves behind when an upload breaks off. */
    protected boolean isOfTheServer(String path) {
        return false;
    }

    @BeforeEach
    void openTheStorage() throws Exception {
        storage = storage();
    }

    @AfterEach
    void closeTheStorage() {
        storage.close();
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        put("ab/cd/file.pdf", "first");

        assertThat(read("ab/cd/file.pdf")).isEqualTo("first");
        assertThat(storage.stat(path("ab/cd/file.pdf"))).hasValueSatisfying(facts -> {
            assertThat(facts.size()).isEqualTo(5);
            assertThat(facts.tag() == null || facts.tag().length() <= 200).isTrue();
        });
        storage.check();
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        put("file.pdf", "first");
        FileFacts first = storage.stat(path("file.pdf")).orElseThrow();

        put("file.pdf", "the second");

        FileFacts second = storage.stat(path("file.pdf")).orElseThrow();
        assertThat(read("file.pdf")).isEqualTo("the second");
        assertThat(second.size()).isEqualTo(10);
        assertThat(second.tag() == null || !second.tag().equals(first.tag()))
                .as("another tag with another content")
                .isTrue();
    }

    @Test
    void saysTheSameOfAFileAsOfItsParts() throws IOException {
        put("file.pdf", "content");
        FileFacts facts = storage.stat(path("file.pdf")).orElseThrow();

        try (OpenFile whole = storage.open(path("file.pdf"));
                OpenFile part = storage.open(path("file.pdf"), 2, 3);
                OpenFile none = storage.open(path("file.pdf"), 7, 1)) {
            assertThat(List.of(
                            whole.facts().size(),
                            part.facts().size(),
                            none.facts().size()))
                    .containsOnly(7L);
            assertThat(new String[] {
                        whole.facts().tag(), part.facts().tag(), none.facts().tag()
                    })
                    .containsOnly(facts.tag());
        }
    }

    @ParameterizedTest(name = "{1} bytes from {0} of 1000")
    @CsvSource({
        "0, 1000",
        "0, 1",
        "0, 0",
        "1, 998",
        "500, 0",
        "500, 1",
        "500, 500",
        "500, 501",
        "999, 1",
        "999, 9223372036854775807",
        "1000, 1",
        "1000, 0",
        "1001, 5",
        "9223372036854775807, 9223372036854775807"
    })
    void opensAPart(long from, long length) throws IOException {
        storage.put(path("file.bin"), Content.of(7, 1000), 1000);

        try (OpenFile part = storage.open(path("file.bin"), from, length)) {
            assertThat(part.facts().size()).isEqualTo(1000);
            assertThat(part.content().readAllBytes()).isEqualTo(Content.part(7, 1000, from, length));
        }
    }

    @Test
    void keepsEmptyFiles() throws IOException {
        put("empty.txt", "");

        assertThat(storage.stat(path("empty.txt")).map(FileFacts::size)).contains(0L);
        assertThat(read("empty.txt")).isEmpty();
        for (long from : new long[] {0, 5}) {
            try (OpenFile part = storage.open(path("empty.txt"), from, 10)) {
                assertThat(part.facts().size()).isZero();
                assertThat(part.content().read()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Prüfung für Anfänger.pdf",
                "u\u0308ber.pdf",
                "\u00fcber.pdf",
                "mit Leerzeichen  zweimal.pdf",
                "100%.pdf",
                "%C3%BC.pdf",
                "%2e%2e%2fa.pdf",
                "a+b=c&d.pdf",
                "Frage? #1 [x] {y}.pdf",
                "Komma, Strichpunkt; 'Hochkomma' und $.pdf",
                "~!@^()_`.pdf",
                "電子書籍 📚.pdf",
                ".versteckt",
                "ohne",
                "Ordner mit Ä/und/noch einer 50%/Datei.pdf"
            })
    void keepsNamesAsPeopleGaveThem(String name) throws IOException {
        assumeTrue(takesAnyName(), "the storage keeps the portal's own files alone");
        put(name, "content of " + name);

        assertThat(storage.stat(path(name)).map(FileFacts::size))
                .contains((long) ("content of " + name).getBytes(UTF_8).length);
        assertThat(read(name)).isEqualTo("content of " + name);
        if (storage instanceof FileBrowser) {
            String prefix = path(name).text();
            List<Entry> listed = list(prefix.substring(0, prefix.lastIndexOf('/') + 1), 10);
            assertThat(listed).hasSize(1);
            try (OpenFile file = storage.open(listed.get(0).path())) {
                assertThat(file.content()).hasContent("content of " + name);
            }
        }
        storage.delete(path(name));
        assertThat(storage.stat(path(name))).isEmpty();
    }

    @Test
    void refusesOtherNamesThanThePortalsOwn() {
        assumeTrue(!takesAnyName(), "the storage takes any name");
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> put("Prüfung.pdf", "x"))
                .matches(e -> e.reason() == Reason.REFUSED);
    }

    @Test
    @DisplayName("100 MB flow through without being held")
    void streams() throws IOException {
        long size = 100 * MEGABYTE;
        Memory memory = new Memory();

        storage.put(path("large.bin"), watched(Content.of(3, size), 90 * MEGABYTE, at -> memory.check()), size);

        assertThat(memory.checks).isOne();
        assertThat(storage.stat(path("large.bin")).map(FileFacts::size)).contains(size);
        try (OpenFile file = storage.open(path("large.bin"))) {
            InputStream content = watched(file.content(), 10 * MEGABYTE, at -> memory.check());
            assertThat(Content.firstDifference(3, content)).isEqualTo(size);
        }
        assertThat(memory.checks).isEqualTo(2);
        storage.delete(path("large.bin"));
    }

    @Test
    void neverMixesOldAndNew() throws IOException {
        long size = 20 * MEGABYTE;
        storage.put(path("file.bin"), Content.of(1, size), size);

        try (OpenFile old = storage.open(path("file.bin"))) {
            byte[] begin = old.content().readNBytes(1000);
            storage.put(path("file.bin"), Content.of(2, size), size);

            assertThat(begin).isEqualTo(Content.part(1, size, 0, 1000));
            assertThat(restOf(old, 1, 1000)).isIn(size, -1L);
        }
        try (OpenFile fresh = storage.open(path("file.bin"))) {
            assertThat(Content.firstDifference(2, fresh.content())).isEqualTo(size);
        }
    }

    /** How far the rest of the file is the old content; -1 if the storage says that it cannot give it any more. */
    private static long restOf(OpenFile file, long seed, long from) throws IOException {
        long at = from;
        byte[] buffer = new byte[1 << 16];
        try {
            for (int read = file.content().read(buffer);
                    read >= 0;
                    read = file.content().read(buffer)) {
                byte[] expected = Content.part(seed, Long.MAX_VALUE, at, read);
                for (int i = 0; i < read; i++) {
                    if (buffer[i] != expected[i]) {
                        return at + i;
                    }
                }
                at += read;
            }
            return at;
        } catch (StorageException e) {
            return -1;
        }
    }

    @Test
    @DisplayName("content that breaks off leaves what was there before, and nothing else")
    void putsAllOrNothing() throws IOException {
        put("old.bin", "before");

        for (String name : List.of("old.bin", "new/new.bin")) {
            assertThatIOException()
                    .as("a stream that breaks")
                    .isThrownBy(() -> storage.put(path(name), breaking(Content.of(5, 3 * MEGABYTE)), 5 * MEGABYTE));
            assertThatIOException()
                    .as("too short")
                    .isThrownBy(() -> storage.put(path(name), Content.of(5, 1000), 1001));
            assertThatIOException().as("too long").isThrownBy(() -> storage.put(path(name), Content.of(5, 1001), 1000));
            assertThatIOException().as("nothing").isThrownBy(() -> storage.put(path(name), Content.of(5, 0), 1));
            assertThatIOException().as("not empty").isThrownBy(() -> storage.put(path(name), Content.of(5, 1), 0));
        }

        assertThat(read("old.bin")).isEqualTo("before");
        assertThat(storage.stat(path("new/new.bin"))).isEmpty();
        if (storage instanceof FileBrowser) {
            assertThat(files(folder + "/")).containsExactly(path("old.bin").text());
            assertThat(files(folder + "/new/")).isEmpty();
        }
    }

    @Test
    void doesNotCloseTheContent() throws IOException {
        boolean[] closed = {false};
        InputStream content = new FilterInputStream(new ByteArrayInputStream(new byte[10])) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        storage.put(path("file.bin"), content, 10);

        assertThat(closed[0]).isFalse();
    }

    @Test
    void forgetsWhatWasDeleted() throws IOException {
        put("file.pdf", "x");

        storage.delete(path("file.pdf"));
        storage.delete(path("file.pdf"));
        storage.delete(path("never/was.pdf"));

        assertThat(storage.stat(path("file.pdf"))).isEmpty();
        assertThat(storage.stat(path("never/was.pdf"))).isEmpty();
        for (String gone : List.of("file.pdf", "never/was.pdf")) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.open(path(gone)))
                    .matches(e -> e.reason() == Reason.NOT_FOUND && !e.isPassing());
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> storage.open(path(gone), 5, 5))
                    .matches(e -> e.reason() == Reason.NOT_FOUND);
        }
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        put("folder/file.pdf", "x");

        assertThat(storage.stat(path("folder"))).isEmpty();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> storage.open(path("folder")))
                .matches(e -> e.reason() == Reason.NOT_FOUND);
        storage.delete(path("folder"));
        assertThat(read("folder/file.pdf")).as("deleting is for files").isEqualTo("x");
    }

    @Test
    void showsFilesAndFoldersPageByPage() throws IOException {
        assumeTrue(storage instanceof FileBrowser, "the storage cannot be browsed");
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            put("list/file " + i + ".pdf", "x".repeat(i));
            expected.add(path("list/file " + i + ".pdf").text());
        }
        for (String inner : List.of("A", "ä b", "zz")) {
            put("list/" + inner + "/deep/er.pdf", "x");
            expected.add(path("list/" + inner).text() + "/");
        }
        put("list-of-others.pdf", "x");

        for (int limit : new int[] {1, 7, 23, 1000}) {
            assertThat(files(folder + "/list/", limit))
                    .as("pages of " + limit)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(files(folder + "/list/file 1", 4)).hasSize(11);
        assertThat(files(folder + "/list"))
                .containsExactlyInAnyOrder(folder + "/list/", folder + "/list-of-others.pdf");
        assertThat(files(folder + "/nowhere/")).isEmpty();
        assertThat(files(folder + "/nowhere/x")).isEmpty();
        assertThat(list("", 1000))
                .filteredOn(Entry::isFolder)
                .extracting(Entry::path)
                .contains(new FilePath(folder));
    }

    @Test
    void saysOfListedFilesWhatItSaysOfThem() throws IOException {
        assumeTrue(storage instanceof FileBrowser, "the storage cannot be browsed");
        put("file.pdf", "content");

        assertThat(list(folder + "/", 10)).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo(path("file.pdf"));
            assertThat(entry.facts().size()).isEqualTo(7);
            assertThat(entry.facts().tag())
                    .isEqualTo(storage.stat(path("file.pdf")).orElseThrow().tag());
        });
    }

    @Test
    void servesManyReadersAtOnce() throws Exception {
        long size = 3 * MEGABYTE;
        storage.put(path("file.bin"), Content.of(4, size), size);

        List<Boolean> right = atOnce(reader -> {
            long from = reader * 300_000L;
            try (OpenFile part = storage.open(path("file.bin"), from, MEGABYTE)) {
                byte[] expected = Content.part(4, size, from, MEGABYTE);
                return Arrays.equals(part.content().readAllBytes(), expected);
            }
        });

        assertThat(right).hasSize(READERS).containsOnly(true);
    }

    @Test
    @DisplayName("of those who put the same file at once some may have to come again, and the file is whole")
    void takesTheSameFileFromManyAtOnce() throws Exception {
        long size = MEGABYTE;

        List<Boolean> kept = atOnce(writer -> {
            try {
                storage.put(path("file.bin"), Content.of(9, size), size);
                return true;
            } catch (StorageException e) {
                assertThat(e.isPassing()).as(e.getMessage()).isTrue();
                return false;
            }
        });

        assertThat(kept).contains(true);
        try (OpenFile file = storage.open(path("file.bin"))) {
            assertThat(Content.firstDifference(9, file.content())).isEqualTo(size);
        }
    }

    @Test
    @DisplayName("readers who go in the middle take no connection along")
    void survivesReadersWhoGo() throws IOException {
        long size = 5 * MEGABYTE;
        storage.put(path("file.bin"), Content.of(6, size), size);

        for (int i = 0; i < 60; i++) {
            try (OpenFile file = storage.open(path("file.bin"))) {
                assertThat(file.content().readNBytes(100)).isEqualTo(Content.part(6, size, 0, 100));
            }
        }
        try (OpenFile file = storage.open(path("file.bin"))) {
            assertThat(Content.firstDifference(6, file.content())).isEqualTo(size);
        }
    }

    /** Where the test's own file is. */
    private FilePath path(String name) {
        return new FilePath(folder + "/" + name);
    }

    private void put(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        storage.put(path(name), new ByteArrayInputStream(bytes), bytes.length);
    }

    private String read(String name) throws IOException {
        try (OpenFile file = storage.open(path(name))) {
            return new String(file.content().readAllBytes(), UTF_8);
        }
    }

    /** All pages. */
    private List<Entry> list(String prefix, int limit) throws IOException {
        List<Entry> all = new ArrayList<>();
        String cursor = null;
        do {
            Listing page = ((FileBrowser) storage).list(prefix, cursor, limit);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.entries());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    /** The paths of all, those of folders with a slash at their end. */
    private List<String> files(String prefix, int limit) throws IOException {
        return list(prefix, limit).stream()
                .map(entry -> entry.path().text() + (entry.isFolder() ? "/" : ""))
                .toList();
    }

    private List<String> files(String prefix) throws IOException {
        return files(prefix, 100).stream()
                .filter(path -> !path.equals(folder + "/new/")) // a folder that a failed upload made may stay
                .filter(path -> !isOfTheServer(path))
                .toList();
    }

    private interface Work {
        Boolean call(int number) throws Exception;
    }

    private static List<Boolean> atOnce(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, READERS)
                    .mapToObj(number -> (Callable<Boolean>) () -> work.call(number))
                    .toList();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static InputStream breaking(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                return orBreak(super.read());
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return orBreak(super.read(buffer, offset, length));
            }

            private int orBreak(int read) throws IOException {
                if (read < 0) {
                    throw new IOException("the sender broke off");
                }
                return read;
            }
        };
    }

    /** Calls once when the position is reached. */
    private static InputStream watched(InputStream content, long position, LongConsumer reached) {
        return new FilterInputStream(content) {

            private long at;

            @Override
            public int read() throws IOException {
                throw new IOException("nobody reads a large file byte by byte");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (at < position && at + read >= position) {
                    reached.accept(position);
                }
                at += read;
                return read;
            }
        };
    }

    /** Fails where much more is held than at its making. What is garbage does not count. */
    private static final class Memory {

        private static final long MUCH = 40 * MEGABYTE;

        private final long before = held();
        private int checks;

        void check() {
            checks++;
            long more = held() - before;
            if (more > MUCH) {
                throw new UncheckedIOException(new IOException("holds " + more / MEGABYTE + " MB more than before"));
            }
        }

        private static long held() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
