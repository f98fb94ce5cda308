package org.kundenportal.spi.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps files by key. Keys are made by the portal from lower-case letters, digits, {@code /}, {@code -} and {@code .};
 * they never hold names that people chose. Implementations are thread-safe.
 */
@ConsumerType
public interface FileStorage {

    /**
     * Keeps the bytes under the key. When the method returns they survive a crash; when it throws, the key is as it was
     * before. Putting the same key again replaces it.
     *
     * @param length how many bytes the stream has
     * @throws IOException if they could not be kept
     */
    void put(String key, InputStream content, long length) throws IOException;

    /**
     * Opens the file from its first byte; the caller closes the stream.
     *
     * @throws java.io.FileNotFoundException if there is no such key
     * @throws IOException if it cannot be read now
     */
    InputStream open(String key) throws IOException;

    /**
     * How many bytes the file has; empty if there is no such key.
     *
     * @throws IOException if the storage cannot be asked now
     */
    OptionalLong size(String key) throws IOException;

    /**
     * Forgets the key; one that does not exist is fine.
     *
     * @throws IOException if it could not be removed
     */
    void delete(String key) throws IOException;
}
