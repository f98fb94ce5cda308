package org.kundenportal.api.settings;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What is written on each page of a PDF that a buyer downloads, to tell the purchase it comes from. Numbers are kept in
 * their shortest form, so that equal ones are equal records.
 *
 * @param text with the placeholders {@code {UserName}}, {@code {OrderNumber}} and {@code {OrderDate}}; empty for none
 * @param fontSizePt size of the font in points (1/72 inch), {@value #MIN_FONT_SIZE} to {@value #MAX_FONT_SIZE}
 * @param leftMm millimetres from the left edge of the page to where the text begins, 0 to {@value #MAX_DISTANCE}
 * @param bottomMm millimetres from the bottom edge of the page to the baseline of the text, 0 to {@value #MAX_DISTANCE}
 */
public record Watermark(String text, BigDecimal fontSizePt, BigDecimal leftMm, BigDecimal bottomMm) {

    /** The longest text, in UTF-16 units. */
    public static final int MAX_TEXT = 500;

    /** The smallest font. */
    public static final int MIN_FONT_SIZE = 1;

    /** The largest font. */
    public static final int MAX_FONT_SIZE = 500;

    /** The longest distance from an edge, that of the largest page which PDF knows. */
    public static final int MAX_DISTANCE = 5080;

    /** The most decimals of a number. */
    public static final int MAX_DECIMALS = 2;

    /** No text, and for one that comes 11 points at 10 mm from both edges (BB-39). */
    public static final Watermark NONE = new Watermark("", BigDecimal.valueOf(11), BigDecimal.TEN, BigDecimal.TEN);

    /** Brings numbers into their shortest form; ranges are checked when the setting is saved. */
    public Watermark {
        Objects.requireNonNull(text, "text");
        fontSizePt = shortest(fontSizePt);
        leftMm = shortest(leftMm);
        bottomMm = shortest(bottomMm);
    }

    /** Whether there is anything to write; without it files stay as they are (BB-33). */
    public boolean marks() {
        return !text.isBlank();
    }

    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
