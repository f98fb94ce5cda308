package org.kundenportal.impl.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.Watermark;

/** What may be said about the files of orders. */
final class FileRules {

    /** What a watermark can name of a purchase (BB-34); the platform is not among it. */
    private static final Set<String> PLACEHOLDERS = Set.of("UserName", "OrderNumber", "OrderDate");

    private final List<Violation> violations = new ArrayList<>();

    private FileRules() {}

    /**
     * The settings with no blanks around their texts.
     *
     * @throws PortalException INVALID_REQUEST with all violations
     */
    static FileSettings checked(FileSettings settings) {
        String waiver = settings.waiverText().strip();
        Watermark watermark = settings.watermark();
        FileRules rules = new FileRules();
        rules.limits(settings);
        rules.waiver(waiver, settings.waiverRequired());
        rules.text(watermark.text().strip());
        rules.range("watermark.fontSizePt", watermark.fontSizePt(), Watermark.MIN_FONT_SIZE, Watermark.MAX_FONT_SIZE);
        rules.range("watermark.leftMm", watermark.leftMm(), 0, Watermark.MAX_DISTANCE);
        rules.range("watermark.bottomMm", watermark.bottomMm(), 0, Watermark.MAX_DISTANCE);
        if (!rules.violations.isEmpty()) {
            throw PortalException.invalid(rules.violations);
        }
        return new FileSettings(
                settings.downloadAllowed(),
                settings.downloadsPerFile(),
                settings.downloadDays(),
                settings.waiverRequired(),
                waiver,
                new Watermark(
                        watermark.text().strip(), watermark.fontSizePt(), watermark.leftMm(), watermark.bottomMm()),
                settings.encryptedPdfs());
    }

    private void limits(FileSettings settings) {
        Integer downloads = settings.downloadsPerFile();
        if (downloads != null && (downloads < 1 || downloads > FileSettings.MAX_DOWNLOADS)) {
            add("downloadsPerFile", "OUT_OF_RANGE");
        }
        InvoiceRules.days("downloadDays", settings.downloadDays(), violations);
    }

    private void waiver(String text, boolean isRequired) {
        if (isRequired && text.isEmpty()) {
            add("waiverText", "REQUIRED");
        }
        if (text.length() > FileSettings.MAX_WAIVER_TEXT) {
            add("waiverText", "TOO_LONG");
        }
        if (text.indexOf('\0') >= 0) {
            add("waiverText", "INVALID_CHARACTER");
        }
    }

    private void text(String text) {
        if (text.length() > Watermark.MAX_TEXT) {
            add("watermark.text", "TOO_LONG");
        }
        // it is one line
        if (text.chars().anyMatch(Character::isISOControl)) {
            add("watermark.text", "INVALID_CHARACTER");
        }
        if (Placeholders.hasUnknown(text, PLACEHOLDERS)) {
            add("watermark.text", "UNKNOWN_PLACEHOLDER");
        }
    }

    private void range(String field, BigDecimal number, int least, int most) {
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            add(field, "OUT_OF_RANGE");
        } else if (number.scale() > Watermark.MAX_DECIMALS) {
            add(field, "TOO_MANY_DECIMALS");
        }
    }

    private void add(String field, String code) {
        violations.add(new Violation(field, code));
    }
}
