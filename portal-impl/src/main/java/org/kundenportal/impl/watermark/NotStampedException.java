package org.kundenportal.impl.watermark;

import java.util.Objects;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

/** A file cannot be stamped, and the merchant does not want it delivered without. */
public final class NotStampedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Verdict verdict;

    NotStampedException(Verdict verdict) {
        super(verdict.name());
        this.verdict = Objects.requireNonNull(verdict);
    }

    /** Why: ENCRYPTED, PROTECTED, LOCKED, DAMAGED or HOSTILE. */
    public Verdict verdict() {
        return verdict;
    }
}
