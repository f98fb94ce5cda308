package org.kundenportal.impl.watermark;

import java.util.Objects;
import org.kundenportal.api.settings.EncryptedPdfs;

/**
 * What is known of a file after it was stamped, be it on trial.
 *
 * @param verdict never null
 * @param pages their number, 0 where they could not be counted
 * @param signed whether a digital signature is in it, which stamping breaks
 */
public record PdfInspection(Verdict verdict, int pages, boolean signed) {

    /** What a file is to the stamper. */
    public enum Verdict {
        /** No PDF; delivered as it is (BB-35). */
        NOT_A_PDF,
        /** A PDF that can be stamped. */
        PLAIN,
        /** Encrypted; opens without a password and may be modified. */
        ENCRYPTED,
        /** Encrypted; opens without a password and must not be modified. */
        PROTECTED,
        /** Opens only with a password or a certificate. */
        LOCKED,
        /** Cannot be read. */
        DAMAGED,
        /** Costs more memory or work than an honest file, or has more pages than are stamped. */
        HOSTILE
    }

    private static final String SEPARATOR = " ";
    private static final String SIGNED = "SIGNED";

    /** Checks that there is a verdict. */
    public PdfInspection {
        Objects.requireNonNull(verdict, "verdict");
    }

    /** Of a file that could not be looked into. */
    static PdfInspection of(Verdict verdict) {
        return new PdfInspection(verdict, 0, false);
    }

    /** Whether such a file is stamped under this setting. */
    public boolean isStamped(EncryptedPdfs encrypted) {
        return verdict == Verdict.PLAIN || (verdict == Verdict.ENCRYPTED && encrypted == EncryptedPdfs.DECRYPT);
    }

    /** Whether such a file is not delivered under this setting, because it cannot be stamped. */
    public boolean isRefused(EncryptedPdfs encrypted) {
        if (verdict == Verdict.NOT_A_PDF || isStamped(encrypted)) {
            return false;
        }
        return switch (encrypted) {
            case DENY -> true;
            case DELIVER_UNSTAMPED -> false;
            case DECRYPT -> verdict == Verdict.PROTECTED || verdict == Verdict.LOCKED;
        };
    }

    /** In a form for a text column, at most 32 characters, for example {@code PLAIN 12 SIGNED}. */
    public String text() {
        return verdict + SEPARATOR + pages + (signed ? SEPARATOR + SIGNED : "");
    }

    /**
     * The inspection that {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not write this
     */
    public static PdfInspection parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length < 2 || parts.length > 3 || (parts.length == 3 && !parts[2].equals(SIGNED))) {
            throw new IllegalArgumentException("no inspection: " + text);
        }
        return new PdfInspection(Verdict.valueOf(parts[0]), Integer.parseInt(parts[1]), parts.length == 3);
    }
}
