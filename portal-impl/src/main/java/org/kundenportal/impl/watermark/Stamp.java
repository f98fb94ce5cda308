package org.kundenportal.impl.watermark;

import java.util.Objects;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.Watermark;

/**
 * What is to be written on each page.
 *
 * @param text any text, its placeholders filled; blank for none. It is written on one line, however long.
 * @param fontSizePt size of the font in points, more than 0
 * @param leftMm millimetres from the left edge to where the text begins, as a person looks at the page
 * @param bottomMm millimetres from the bottom edge to the baseline
 * @param encrypted what becomes of files that cannot be stamped as they are
 */
public record Stamp(String text, double fontSizePt, double leftMm, double bottomMm, EncryptedPdfs encrypted) {

    /** Checks the numbers. */
    public Stamp {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(encrypted, "encrypted");
        if (!(fontSizePt > 0 && fontSizePt <= Watermark.MAX_FONT_SIZE)
                || !(leftMm >= 0 && leftMm <= Watermark.MAX_DISTANCE)
                || !(bottomMm >= 0 && bottomMm <= Watermark.MAX_DISTANCE)) {
            throw new IllegalArgumentException("no such size or place");
        }
    }

    /** The merchant's watermark for a purchase. */
    public static Stamp of(Watermark watermark, EncryptedPdfs encrypted, WatermarkText.Purchase purchase) {
        return new Stamp(
                WatermarkText.filled(watermark.text(), purchase),
                watermark.fontSizePt().doubleValue(),
                watermark.leftMm().doubleValue(),
                watermark.bottomMm().doubleValue(),
                encrypted);
    }
}
