package org.kundenportal.api.settings;

import java.util.Objects;

/**
 * What buyers may do about the files of the articles that they bought.
 *
 * @param downloadAllowed whether they may fetch them at all (BB-23)
 * @param downloadsPerFile how often each file of an order, 1 to {@value #MAX_DOWNLOADS}; null for any number (BB-24)
 * @param downloadDays how many days after the payment (ruling 5), 0 to {@value #MAX_DAYS}; null for ever (BB-27)
 * @param waiverRequired whether the buyer has to waive the right of withdrawal before the first download (BB-29)
 * @param waiverText what they agree to; never null, and never blank while it is required (BB-31)
 * @param watermark what is written into PDFs; never null
 * @param encryptedPdfs what becomes of PDFs that cannot be stamped as they are; never null
 */
public record FileSettings(
        boolean downloadAllowed,
        Integer downloadsPerFile,
        Integer downloadDays,
        boolean waiverRequired,
        String waiverText,
        Watermark watermark,
        EncryptedPdfs encryptedPdfs) {

    /** The longest period, in days: a hundred years. */
    public static final int MAX_DAYS = 36_500;

    /** The most downloads that a limit can say. */
    public static final int MAX_DOWNLOADS = 1_000_000;

    /** The longest text of a waiver. */
    public static final int MAX_WAIVER_TEXT = 4_000;

    /** What buyers agree to until the merchant says otherwise; for digital content, § 356 (5) BGB. */
    public static final String USUAL_WAIVER =
            "Ich stimme ausdrücklich zu, dass mit der Ausführung des Vertrags vor Ablauf der Widerrufsfrist begonnen wird. "
                    + "Mir ist bekannt, dass ich durch diese Zustimmung mit Beginn der Ausführung des Vertrags mein "
                    + "Widerrufsrecht verliere.";

    /** Nothing is allowed at first. */
    public static final FileSettings INITIALLY =
            new FileSettings(false, null, null, false, USUAL_WAIVER, Watermark.NONE, EncryptedPdfs.DENY);

    /** Refuses nulls where they have no meaning. */
    public FileSettings {
        Objects.requireNonNull(waiverText, "waiverText");
        Objects.requireNonNull(watermark, "watermark");
        Objects.requireNonNull(encryptedPdfs, "encryptedPdfs");
    }
}
