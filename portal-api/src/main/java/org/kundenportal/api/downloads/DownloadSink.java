package org.kundenportal.api.downloads;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes the bytes of a file as they come. */
@ConsumerType
@FunctionalInterface
public interface DownloadSink {

    /**
     * Takes all bytes of the buffer before it returns.
     *
     * @param bytes heap or direct; belongs to the caller again afterwards
     * @throws IOException if whoever reads them has gone; nothing more is written then
     */
    void write(ByteBuffer bytes) throws IOException;
}
