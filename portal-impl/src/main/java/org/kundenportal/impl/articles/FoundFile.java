package org.kundenportal.impl.articles;

import java.time.Instant;
import java.util.Objects;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.spi.storage.FileFacts;

/**
 * What was found when a file was looked at.
 *
 * @param size in bytes
 * @param tag the storage's for this content, null where it has none
 * @param changed when the content was kept, null if the storage does not say
 * @param pdf null if it is no PDF; UNJUDGED if nobody has looked whether it is one
 */
public record FoundFile(long size, String tag, Instant changed, PdfVerdict pdf) {

    /** Whether somebody has looked into it. */
    public boolean isJudged() {
        return pdf != PdfVerdict.UNJUDGED;
    }

    /** Whether the storage still has the same content, as far as it can be told. */
    public boolean isStill(FileFacts facts) {
        return size == facts.size()
                && Objects.equals(tag, facts.tag())
                && (tag != null || Objects.equals(changed, facts.changed()));
    }
}
