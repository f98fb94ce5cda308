package org.kundenportal.spi.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps files, each under its path: an open connection, or the portal's own folder. Thread-safe. Content flows through and
 * is never held as a whole. What the portal keeps itself has paths of lower-case letters, digits, {@code /}, {@code -} and
 * {@code .}; the files that merchants sell have the names which people gave them.
 */
@ConsumerType
public interface FileStorage extends AutoCloseable {

    /**
     * Keeps the content under the path. When the method returns it survives a crash; when it throws, the file is as it was
     * before, or, where only the answer was lost, new. It is never a mixture or a part. Putting the same path again
     * replaces the file. Folders in between need not exist.
     *
     * @param content is read once, and not closed
     * @param length how many bytes the content has
     * @throws StorageException if the storage does not keep it; REFUSED, too, for a path that it cannot have
     * @throws IOException if the content cannot be read, or has another length
     */
    void put(FilePath path, InputStream content, long length) throws IOException;

    /**
     * Opens a part of a file. A part that begins at its end or behind is empty, and one that ends behind it is cut there.
     *
     * @param from its first byte, at least 0
     * @param length in bytes, at least 0
     * @return for the caller to close
     * @throws StorageException NOT_FOUND if there is no such file
     */
    OpenFile open(FilePath path, long from, long length) throws StorageException;

    /** Opens a whole file, as {@link #open(FilePath, long, long)} does. */
    default OpenFile open(FilePath path) throws StorageException {
        return open(path, 0, Long.MAX_VALUE);
    }

    /** What is known of a file; empty if there is no such file. */
    Optional<FileFacts> stat(FilePath path) throws StorageException;

    /** Forgets a file; one that does not exist is fine. */
    void delete(FilePath path) throws StorageException;

    /**
     * Checks whether the settings are right and the place for the files is there, without any effect.
     *
     * @throws StorageException that says what is wrong
     */
    void check() throws StorageException;

    /** Frees what the connection holds; what is under way may fail. */
    @Override
    default void close() {}
}
