package org.kundenportal.impl.articles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kundenportal.api.articles.PdfVerdict;

/** Says what can be done with a PDF. Thread-safe. */
public interface PdfJudge {

    /**
     * Looks at a file that begins like a PDF.
     *
     * @return empty if it can do harm to whoever opens or stamps it
     * @throws IOException if it cannot be read from the disk
     */
    Optional<PdfVerdict> judge(Path file) throws IOException;
}
