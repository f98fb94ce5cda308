package org.kundenportal.spi.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file, or a part of it, that is being read.
 *
 * @param facts of the whole file whose bytes the stream gives
 * @param content ends where the range does. Where the storage breaks off before, reading throws a
 *     {@link StorageException}: a file that ends is whole. Where the file is replaced meanwhile, the stream gives the old
 *     content or throws, and never mixes both. For one thread
 */
public record OpenFile(FileFacts facts, InputStream content) implements Closeable {

    /** Refuses nulls. */
    public OpenFile {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(content, "content");
    }

    /** Gives the connection back, also where the content was not read to its end. */
    @Override
    public void close() throws IOException {
        content.close();
    }
}
