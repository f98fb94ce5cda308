package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.nio.file.Path;

/** Stamps PDFs. The same file and the same imprint give the same bytes. Thread-safe. */
interface PdfStamps {

    /**
     * Writes a stamped copy.
     *
     * @param source is only read
     * @param target is written
     * @return false if it cannot be stamped
     * @throws IOException if the disk fails, which says nothing of the PDF
     */
    boolean stamp(Path source, Path target, Imprint imprint) throws IOException;
}
