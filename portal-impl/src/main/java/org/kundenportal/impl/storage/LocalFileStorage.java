package org.kundenportal.impl.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.spi.storage.FileStorage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files in the portal's own folder. A file is written beside its place, forced to disk and then renamed, so that a crash
 * leaves the whole file or none.
 */
@Component(service = FileStorage.class, property = "type=local")
public final class LocalFileStorage implements FileStorage {

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(?:[/.][a-z0-9-]+)*");

    private final Path folder;

    /** Keeps files in the folder {@code files} of the portal, which is made when the first file comes. */
    @Activate
    public LocalFileStorage(@Reference PortalHome home) {
        this.folder = home.folder().resolve("files");
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
        Path place = place(key);
        Files.createDirectories(place.getParent());
        Path fresh = Files.createTempFile(place.getParent(), ".new", null);
        try {
            long copied = Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            if (copied != length) {
                throw new IOException("expected " + length + " bytes, got " + copied);
            }
            force(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(place.getParent());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        try {
            return Files.newInputStream(place(key));
        } catch (NoSuchFileException e) {
            throw missing(key, e);
        }
    }

    @Override
    public OptionalLong size(String key) throws IOException {
        try {
            return OptionalLong.of(Files.size(place(key)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    private Path place(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of a file: " + key);
        }
        return folder.resolve(key);
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

    private static FileNotFoundException missing(String key, NoSuchFileException cause) {
        FileNotFoundException missing = new FileNotFoundException(key);
        missing.initCause(cause);
        return missing;
    }
}
