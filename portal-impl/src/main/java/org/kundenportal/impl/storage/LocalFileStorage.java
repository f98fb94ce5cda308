package org.kundenportal.impl.storage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files in the portal's own folder. A file is written beside its place, forced to disk and then renamed, so that a crash
 * leaves the whole file or none. Takes no other names than the portal's own.
 */
@Component(service = LocalFileStorage.class)
public final class LocalFileStorage implements FileStorage {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(?:[/.][a-z0-9-]+)*");
    private static final String FRESH = ".new";
    private static final int BUFFER = 1 << 16;

    /** How old a file is that nobody can be writing any more. */
    private static final Duration OLD = Duration.ofHours(24);

    private final Path folder;
    private final Clock clock;

    /** Keeps files in the folder {@code files} of the portal, which is made when the first file comes. */
    @Activate
    public LocalFileStorage(@Reference PortalHome home) {
        this.folder = home.folder().resolve("files");
        this.clock = home.clock();
    }

    @Override
    public void put(FilePath path, InputStream content, long length) throws IOException {
        Path place = place(path);
        Path fresh = fresh(place.getParent());
        try {
            long copied = write(content, fresh);
            if (copied != length) {
                throw new IOException("expected " + length + " bytes, got " + copied);
            }
            publish(fresh, place);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path fresh(Path parent) throws StorageException {
        try {
            Files.createDirectories(parent);
            return Files.createTempFile(parent, FRESH, null);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static long write(InputStream content, Path fresh) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(fresh)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    throw broken(e);
                }
                copied += read;
            }
        }
        return copied;
    }

    private static void publish(Path fresh, Path place) throws StorageException {
        try {
            force(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw broken(e);
        }
        forceFolder(place.getParent());
    }

    @Override
    public OpenFile open(FilePath path, long from, long length) throws StorageException {
        Path place = place(path);
        // asked first: the tag of a file that is replaced meanwhile is one that no longer holds, not that of other
        // content
        FileFacts facts = stat(path).orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
        try {
            FileChannel channel = FileChannel.open(place, StandardOpenOption.READ);
            try {
                long size = channel.size();
                channel.position(Math.min(from, size));
                return new OpenFile(
                        new FileFacts(size, facts.tag(), facts.changed()),
                        new Bounded(Channels.newInputStream(channel), length));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new StorageException(Reason.NOT_FOUND, null, e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public Optional<FileFacts> stat(FilePath path) throws StorageException {
        Path place = place(path);
        try {
            BasicFileAttributes file = Files.readAttributes(place, BasicFileAttributes.class);
            return file.isRegularFile() ? Optional.of(facts(file)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static FileFacts facts(BasicFileAttributes file) {
        long changed = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return new FileFacts(
                file.size(),
                Long.toHexString(file.size()) + "-" + Long.toHexString(changed),
                file.lastModifiedTime().toInstant());
    }

    @Override
    public void delete(FilePath path) throws StorageException {
        Path place = place(path);
        try {
            if (!Files.isDirectory(place)) {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The folder itself is made when the first file comes. */
    @Override
    public void check() throws StorageException {
        if (Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw new StorageException(Reason.REFUSED, null, null);
        }
    }

    /** Deletes what crashes have left half-written, a day ago or longer. */
    void deleteLeftovers() throws IOException {
        walk((file, facts) -> {
            if (isOld(facts) && file.getFileName().toString().startsWith(FRESH)) {
                Files.deleteIfExists(file);
            }
        });
    }

    /** The paths of all files that are a day old or older, in pages. */
    void eachOldPage(int size, Consumer<List<String>> page) throws IOException {
        List<String> paths = new ArrayList<>();
        walk((file, facts) -> {
            String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
            if (isOld(facts) && NAME.matcher(path).matches()) {
                paths.add(path);
            }
            if (paths.size() == size) {
                page.accept(List.copyOf(paths));
                paths.clear();
            }
        });
        if (!paths.isEmpty()) {
            page.accept(List.copyOf(paths));
        }
    }

    private boolean isOld(BasicFileAttributes facts) {
        return !facts.lastModifiedTime().toInstant().isAfter(clock.instant().minus(OLD));
    }

    /** What is done with a file. */
    private interface Visit {
        void file(Path file, BasicFileAttributes facts) throws IOException;
    }

    private void walk(Visit visit) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                visit.file(file, facts);
                return FileVisitResult.CONTINUE;
            }

            /** One that is deleted meanwhile was no longer of interest. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private Path place(FilePath path) throws StorageException {
        if (!NAME.matcher(path.text()).matches()) {
            throw new StorageException(Reason.REFUSED, null, null);
        }
        return folder.resolve(path.text());
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Makes the rename durable, where the operating system lets a folder be opened. */
    private static void forceFolder(Path path) {
        try {
            force(path, StandardOpenOption.READ);
        } catch (IOException e) {
            // Windows does not; there the rename is durable with the file system's journal
            return;
        }
    }

    private static StorageException broken(IOException cause) {
        return new StorageException(Reason.UNREACHABLE, null, cause);
    }
}
