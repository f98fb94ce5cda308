package org.kundenportal.impl.watermark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.impl.templates.Template;

/** The text of a watermark and its placeholders (BB-34). */
public final class WatermarkText {

    /**
     * What a buyer bought.
     *
     * @param userName the buyer's name, null for none
     * @param orderNumber the order's number
     * @param orderDate the date of purchase, null if unknown
     */
    public record Purchase(String userName, String orderNumber, LocalDate orderDate) {}

    private static final String USER_NAME = "UserName";
    private static final String ORDER_NUMBER = "OrderNumber";
    private static final String ORDER_DATE = "OrderDate";
    private static final Set<String> KNOWN = Set.of(USER_NAME, ORDER_NUMBER, ORDER_DATE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private WatermarkText() {}

    /** The text with the purchase in its places; what a value says is never looked through for placeholders. */
    public static String filled(String text, Purchase purchase) {
        return Template.inBraces(text).fill(placeholder -> switch (placeholder) {
            case USER_NAME -> purchase.userName();
            case ORDER_NUMBER -> purchase.orderNumber();
            case ORDER_DATE -> purchase.orderDate() == null ? null : DATE.format(purchase.orderDate());
            default -> null; // never saved
        });
    }

    /**
     * What keeps a watermark from being saved.
     *
     * @param path of the watermark in what is saved, for example {@code watermark}
     * @return violations of {@code PATH.text}, {@code .fontSizePt}, {@code .leftMm} and {@code .bottomMm}; empty if none
     */
    public static List<Violation> violations(Watermark watermark, String path) {
        List<Violation> violations = new ArrayList<>();
        if (watermark.text().length() > Watermark.MAX_TEXT) {
            violations.add(new Violation(path + ".text", "TOO_LONG"));
        } else if (watermark.text().indexOf('\0') >= 0) {
            violations.add(new Violation(path + ".text", "INVALID_CHARACTER"));
        } else if (!Template.inBraces(watermark.text()).unknown(KNOWN).isEmpty()) {
            violations.add(new Violation(path + ".text", "UNKNOWN_PLACEHOLDER"));
        }
        range(
                watermark.fontSizePt(),
                Watermark.MIN_FONT_SIZE,
                Watermark.MAX_FONT_SIZE,
                path + ".fontSizePt",
                violations);
        range(watermark.leftMm(), 0, Watermark.MAX_DISTANCE, path + ".leftMm", violations);
        range(watermark.bottomMm(), 0, Watermark.MAX_DISTANCE, path + ".bottomMm", violations);
        return violations;
    }

    private static void range(BigDecimal number, int least, int most, String field, List<Violation> violations) {
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            violations.add(new Violation(field, "OUT_OF_RANGE"));
        } else if (number.scale() > Watermark.MAX_DECIMALS) {
            violations.add(new Violation(field, "TOO_MANY_DECIMALS"));
        }
    }
}
