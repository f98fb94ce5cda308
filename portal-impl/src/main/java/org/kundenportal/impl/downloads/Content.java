package org.kundenportal.impl.downloads;

import java.io.IOException;
import org.kundenportal.api.downloads.DownloadSink;

/** The bytes that a download delivers. For one thread at a time. */
interface Content extends AutoCloseable {

    /** In bytes. */
    long size();

    /** Names the bytes; null if that cannot be told. */
    String tag();

    /** Writes a part that lies within the bytes. */
    void writeTo(long from, long length, DownloadSink sink) throws IOException;

    /** Gives back what it holds. */
    @Override
    void close();
}
