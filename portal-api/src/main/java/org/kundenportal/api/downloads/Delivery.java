package org.kundenportal.api.downloads;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** A file on its way to whoever holds the token of its download. For one thread at a time. */
@ProviderType
public interface Delivery extends AutoCloseable {

    /** What it is saved as. */
    String name();

    /** In bytes. */
    long size();

    /** Names the content: other content has another tag. Null where that cannot be told; then no part may be resumed. */
    String tag();

    /**
     * Writes a part of the file. Where the storage breaks off, the portal resumes by itself. Which bytes leave is counted
     * against what one download may deliver.
     *
     * @param from the first byte
     * @param length how many; the part lies within the file
     * @throws IOException if the part cannot be written to its end; what was written before is right
     */
    void writeTo(long from, long length, DownloadSink sink) throws IOException;

    /** Gives back what it holds. */
    @Override
    void close();
}
