package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.DownloadSink;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.HostilePdfException;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Stamped files of this node, in the folder {@code downloads} of its cache. They are made when they are first asked for
 * and made again, byte for byte, where they are missing: after a restart, on another node, or when the cache had to make
 * room. Few are made at once; who waits too long is told to come back. Thread-safe.
 */
@Component(service = StampedFiles.class)
public final class StampedFiles {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final Duration MAX_AGE = Duration.ofHours(24);
    private static final long MAX_SIZE = 4L << 30;
    /** Fits into the cache of a processor. */
    private static final int BUFFER = 1 << 16;

    private final SourceFiles sources;
    private final PdfStamps stamps;
    private final Clock clock;
    private final Path folder;
    private final long maxSize;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Rounds rounds;

    /** A file of the cache. Its fields are guarded by the map of all. */
    private static final class Entry {

        private final Path file;
        private final long size;
        private final String tag;
        private int readers;
        private Instant usedAt;

        Entry(Path file, long size, String tag) {
            this.file = file;
            this.size = size;
            this.tag = tag;
        }
    }

    /** Stamped files of these sources; what an earlier run has left is deleted. */
    @Activate
    public StampedFiles(@Reference SourceFiles sources, @Reference PdfStamps stamps, @Reference PortalHome home)
            throws IOException {
        this(sources, stamps, home, MAX_SIZE);
    }

    StampedFiles(SourceFiles sources, PdfStamps stamps, PortalHome home, long maxSize) throws IOException {
        this.sources = sources;
        this.stamps = stamps;
        this.clock = home.clock();
        this.folder = home.cache().resolve("downloads");
        this.maxSize = maxSize;
        clear();
        this.rounds = new Rounds("stamped-files", PAUSE, this::clean);
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Stops cleaning. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    /**
     * The stamped file, made if need be.
     *
     * @param download whose it is; others with the same source get the same file
     * @throws PortalException FILE_NOT_STAMPABLE, DOWNLOAD_BUSY
     * @throws StorageException if the source cannot be read
     */
    Content open(long download, Source source) throws IOException {
        String key = key(download, source);
        Optional<Content> kept = read(key);
        return kept.isPresent() ? kept.get() : made(key, source);
    }

    /** Without a tag nobody knows whether the source is still the same: then each download keeps what it began with. */
    private static String key(long download, Source source) {
        return Tokens.hash((source.tag() == null ? download + "\n" : "") + Json.write(source));
    }

    private Content made(String key, Source source) throws IOException {
        String tag = unchanged(source);
        return sources.work(() -> {
            // whoever was before may have made the same
            Optional<Content> kept = read(key);
            return kept.isPresent() ? kept.get() : make(key, source, tag);
        });
    }

    private Content make(String key, Source source, String tag) throws IOException {
        Path original = sources.fetch(source.link(""), tag);
        // two may be making the same
        Path fresh = Files.createTempFile(folder, "stamping-", ".part");
        try {
            if (!stamps.stamp(original, fresh, source.imprint())) {
                throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
            }
            Path file = folder.resolve(key + ".pdf");
            Entry entry = new Entry(file, Files.size(fresh), hash(fresh));
            synchronized (entries) {
                if (!entries.containsKey(key)) {
                    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
                    entries.put(key, entry);
                }
            }
            return read(key).orElseThrow(() -> new IOException("a stamped file was lost"));
        } finally {
            Files.deleteIfExists(original);
            Files.deleteIfExists(fresh);
            clean();
        }
    }

    /** The tag of what is to be stamped: what was replaced since the download began is looked at before. */
    private String unchanged(Source source) throws IOException {
        Link link = source.link("");
        FileFacts facts = sources.stat(link);
        if (source.isStill(facts)) {
            return facts.tag();
        }
        try {
            FoundFile found = sources.look(link);
            if (found.pdf() == null) {
                throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
            }
            return found.tag();
        } catch (HostilePdfException e) {
            throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
        }
    }

    private Optional<Content> read(String key) throws IOException {
        Entry entry;
        synchronized (entries) {
            entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            entry.readers++;
            entry.usedAt = clock.instant();
        }
        try {
            return Optional.of(new LocalContent(FileChannel.open(entry.file, StandardOpenOption.READ), entry));
        } catch (IOException e) {
            synchronized (entries) {
                // somebody has tidied the folder up
                entry.readers--;
                entries.remove(key, entry);
            }
            return Optional.empty();
        }
    }

    /** Deletes what is old, and of the rest what was used longest ago until the others fit. */
    void clean() throws IOException {
        synchronized (entries) {
            Instant oldest = clock.instant().minus(MAX_AGE);
            var idle = entries.entrySet().stream()
                    .filter(entry -> entry.getValue().readers == 0)
                    .sorted(Comparator.comparing((Map.Entry<String, Entry> entry) -> entry.getValue().usedAt))
                    .toList();
            long size = entries.values().stream().mapToLong(entry -> entry.size).sum();
            for (Map.Entry<String, Entry> entry : idle) {
                if (size <= maxSize && !entry.getValue().usedAt.isBefore(oldest)) {
                    return;
                }
                Files.deleteIfExists(entry.getValue().file);
                entries.remove(entry.getKey());
                size -= entry.getValue().size;
            }
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream content =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) content).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A file of the cache that is being read. */
    private final class LocalContent implements Content {

        private final FileChannel channel;
        private final Entry entry;
        private boolean closed;

        LocalContent(FileChannel channel, Entry entry) {
            this.channel = channel;
            this.entry = entry;
        }

        @Override
        public long size() {
            return entry.size;
        }

        @Override
        public String tag() {
            return entry.tag;
        }

        @Override
        public void writeTo(long from, long length, DownloadSink sink) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, length));
            long at = from;
            while (at < from + length) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), from + length - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new IOException("a stamped file is shorter than it was");
                }
                sink.write(buffer.flip());
                at += read;
            }
        }

        @Override
        public void close() {
            synchronized (entries) {
                if (closed) {
                    return;
                }
                closed = true;
                entry.readers--;
            }
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a stamped file could not be closed", e);
            }
        }
    }
}
