package org.kundenportal.impl.articles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.persistence.EntityManager;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.pdf.PdfRoom;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of articles where they lie, in the merchant's storages. Not to be called within a transaction. Thread-safe. */
@Component(service = SourceFiles.class)
public final class SourceFiles {

    /** The largest PDF that is looked at and stamped; a larger one counts as one that cannot be. */
    public static final long MAX_PDF = 1L << 30;

    /** Readers find the header of a PDF within so many bytes. */
    private static final int HEAD = 1024;

    private final Storages storages;
    private final PdfJudge judge;
    private final Path folder;
    private final PdfRoom room = new PdfRoom();
    private final Map<Content, CompletableFuture<Optional<PdfVerdict>>> judging = new ConcurrentHashMap<>();

    /** What is judged once, however many ask. */
    private record Content(long connection, FilePath path, FileFacts facts) {}

    /**
     * Files of these storages; what has to be looked at lies in the portal's folder meanwhile, and what an earlier run has
     * left there is deleted.
     */
    @Activate
    public SourceFiles(@Reference Storages storages, @Reference PdfJudge judge, @Reference PortalHome home)
            throws IOException {
        this.storages = storages;
        this.judge = judge;
        this.folder = home.cache().resolve("sources");
        clear();
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Opens the storage of a file.
     *
     * @throws StorageException REFUSED, too, if the file is none of the merchant's but one that the portal keeps there
     */
    public Storages.Open open(Link link) throws StorageException {
        if (ContentStore.isPortals(link.path())) {
            throw new StorageException(Reason.REFUSED, null, null);
        }
        return storages.open(link.connection());
    }

    /** Whether there is such a connection; it then cannot be deleted until the caller's transaction has ended. */
    boolean lock(EntityManager em, long connection) {
        return storages.lock(em, connection);
    }

    /** Whether there is such a connection, of a type that is installed (BB-18). */
    public boolean isConnected(EntityManager em, long connection) {
        return storages.isConnected(em, connection);
    }

    /**
     * What the storage knows of a file.
     *
     * @throws StorageException NOT_FOUND, too, if there is no such file
     */
    public FileFacts stat(Link link) throws StorageException {
        try (Storages.Open open = open(link)) {
            return open.storage().stat(link.path()).orElseThrow(SourceFiles::missing);
        }
    }

    /**
     * Looks at a file. A PDF is told by its first bytes, fetched and judged.
     *
     * @throws HostilePdfException if it must not be delivered
     * @throws org.kundenportal.api.PortalException DOWNLOAD_BUSY where too many are looked at or stamped
     * @throws StorageException if it cannot be read; NOT_FOUND if there is none
     * @throws IOException if the portal's disk fails
     */
    public FoundFile look(Link link) throws HostilePdfException, IOException {
        try (Storages.Open open = open(link)) {
            FileStorage storage = open.storage();
            FileFacts facts = storage.stat(link.path()).orElseThrow(SourceFiles::missing);
            PdfVerdict verdict = isPdf(storage, link.path())
                    ? verdict(storage, new Content(link.connection(), link.path(), facts))
                    : null;
            return new FoundFile(facts.size(), facts.tag(), facts.changed(), verdict);
        }
    }

    /**
     * Does what takes a copy of a PDF, when there is room: looking at files counts, too.
     *
     * @param work must not look at files
     * @throws org.kundenportal.api.PortalException DOWNLOAD_BUSY
     */
    public <T> T work(PdfRoom.Work<T> work) throws IOException {
        return room.run(work);
    }

    /**
     * A copy of a file on this disk, for the caller to delete; only within {@link #work}.
     *
     * @throws StorageException if it cannot be read, or is no longer the one with this tag
     */
    public Path fetch(Link link, String tag) throws IOException {
        try (Storages.Open open = open(link)) {
            return fetch(open.storage(), link.path(), tag);
        }
    }

    private PdfVerdict verdict(FileStorage storage, Content content) throws HostilePdfException, IOException {
        if (content.facts.size() > MAX_PDF) {
            return PdfVerdict.DAMAGED;
        }
        CompletableFuture<Optional<PdfVerdict>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<PdfVerdict>> others = judging.putIfAbsent(content, mine);
        Optional<PdfVerdict> verdict = others == null ? judged(storage, content, mine) : room.await(others);
        return verdict.orElseThrow(HostilePdfException::new);
    }

    private Optional<PdfVerdict> judged(
            FileStorage storage, Content content, CompletableFuture<Optional<PdfVerdict>> waiting) throws IOException {
        try {
            Optional<PdfVerdict> verdict = room.run(() -> judged(storage, content));
            waiting.complete(verdict);
            return verdict;
        } finally {
            judging.remove(content, waiting);
            waiting.cancel(false); // nothing, unless there is no verdict
        }
    }

    private Optional<PdfVerdict> judged(FileStorage storage, Content content) throws IOException {
        Path copy = fetch(storage, content.path, content.facts.tag());
        try {
            return judge.judge(copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Path fetch(FileStorage storage, FilePath path, String tag) throws IOException {
        Path copy = Files.createTempFile(folder, "source-", ".part");
        try (OpenFile file = storage.open(path, 0, MAX_PDF)) {
            if (!Objects.equals(file.facts().tag(), tag)) {
                throw new StorageException(Reason.BUSY, "changed", null);
            }
            Files.copy(file.content(), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static boolean isPdf(FileStorage storage, FilePath path) throws IOException {
        try (OpenFile file = storage.open(path, 0, HEAD);
                InputStream content = file.content()) {
            return new String(content.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains("%PDF-");
        }
    }

    private static StorageException missing() {
        return new StorageException(Reason.NOT_FOUND, null, null);
    }
}
