package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.HostilePdfException;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.pdf.PdfRoom;
import org.kundenportal.spi.storage.FilePath;

import static org.assertj.core.api.Assertions.assertThat;

class SourceFilesTest {

    private static final int MANY = 40;
    private static final int REFUSED = MANY - PdfRoom.PLACES - PdfRoom.WAITING;

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final CountDownLatch refusals = new CountDownLatch(REFUSED);

    private PortalHome home() {
        return new PortalHome(folder, URI.create("https://kunden.example/portal"), Clock.systemUTC());
    }

    private Path copies() {
        return folder.resolve("cache/sources");
    }

    /** Takes its time, until all who are refused have been. */
    private Optional<PdfVerdict> judge(Path file) throws IOException {
        judged.incrementAndGet();
        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            if (!refusals.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody was refused");
            }
            return Optional.of(PdfVerdict.STAMPABLE);
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private FoundFile look(SourceFiles sources, String path) {
        try {
            return sources.look(new Link(3, new FilePath(path), "x"));
        } catch (PortalException e) {
            refusals.countDown();
            throw e;
        } catch (IOException | HostilePdfException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("many replaced PDFs at once do not take the heap, the disk and all threads: most are refused at once")
    void looksAtFew() throws Exception {
        for (int i = 0; i < MANY; i++) {
            shelf.files.put("f" + i, ("%PDF-1.7 " + i).getBytes(StandardCharsets.UTF_8));
        }
        SourceFiles sources = new SourceFiles(shelf, this::judge, home());
        List<Parallel.Result<FoundFile>> results = Parallel.calls(MANY, number -> look(sources, "f" + number));

        assertThat(most.get()).isBetween(1, PdfRoom.PLACES);
        assertThat(results.stream().filter(result -> result.refusal() != null))
                .hasSizeGreaterThanOrEqualTo(REFUSED)
                .allMatch(result -> result.refusal().code() == ErrorCode.DOWNLOAD_BUSY);
        assertThat(shelf.inUse).hasValue(0);
        assertThat(copies()).isEmptyDirectory();
    }

    @Test
    @DisplayName("one replaced PDF is fetched and looked at once, however many ask for it meanwhile")
    void looksOnce() throws Exception {
        shelf.files.put("f", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        SourceFiles sources = new SourceFiles(shelf, this::judge, home());
        // those who are refused show that all others wait
        List<Parallel.Result<FoundFile>> results = Parallel.calls(MANY, number -> look(sources, "f"));

        assertThat(judged).hasValue(1);
        assertThat(results.stream().filter(result -> result.refusal() == null).map(result -> result.value()
                        .pdf()))
                .isNotEmpty()
                .containsOnly(PdfVerdict.STAMPABLE);
    }

    @Test
    @DisplayName("copies that a crash left do not stay")
    void clears() throws IOException {
        Files.createDirectories(copies());
        Files.writeString(copies().resolve("source-1.part"), "unmarked");
        new SourceFiles(shelf, this::judge, home());
        assertThat(copies()).isEmptyDirectory();
    }
}
