package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.OpenFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps content under its own SHA-256, so that the same content is kept once and a key can never come to mean something
 * else. Files are kept before the row that names them is committed: a crash in between leaves a file without a row, never
 * a row without its file. Thread-safe.
 */
@Component(service = ContentStore.class)
public final class ContentStore {

    private final FileStorage storage;

    /** Keeps content in the given storage. */
    @Activate
    public ContentStore(@Reference(target = "(type=local)") FileStorage storage) {
        this.storage = storage;
    }

    /**
     * Keeps the content.
     *
     * @param extension of the file, for the people who look at the storage
     */
    public KeptFile keep(byte[] content, String extension) {
        String hash = Tokens.sha256(content);
        String key = hash.substring(0, 2) + "/" + hash + "." + extension;
        FilePath path = new FilePath(key);
        try {
            if (storage.stat(path).isEmpty()) {
                storage.put(path, new ByteArrayInputStream(content), content.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be kept", e);
        }
        return new KeptFile(key, content.length);
    }

    /**
     * Writes the content.
     *
     * @throws IOException if it cannot be read, or the stream not be written
     */
    public void copy(String key, OutputStream out) throws IOException {
        try (OpenFile file = storage.open(new FilePath(key))) {
            file.content().transferTo(out);
        }
    }

    /** All bytes of the content. */
    public byte[] read(String key) {
        try (OpenFile file = storage.open(new FilePath(key))) {
            return file.content().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be read", e);
        }
    }
}
