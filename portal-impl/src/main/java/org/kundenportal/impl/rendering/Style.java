package org.kundenportal.impl.rendering;

/**
 * How text is set.
 *
 * @param bold or regular
 * @param size in points
 * @param colour of the letters
 */
record Style(boolean bold, float size, Colour colour) {

    static final Style BODY = new Style(false, 9.5f, Colour.INK);
    static final Style STRONG = new Style(true, 9.5f, Colour.INK);
    static final Style MUTED = new Style(false, 9.5f, Colour.MUTED);
    static final Style LABEL = new Style(false, 8, Colour.MUTED);
    static final Style SMALL = new Style(false, 7, Colour.MUTED);

    private static final float LEADING = 1.35f;

    /** From one baseline to the next. */
    float leading() {
        return size * LEADING;
    }

    /** From the top of a line's box to its baseline. */
    float ascent() {
        return size * 1.03f;
    }

    Style withSize(float other) {
        return new Style(bold, other, colour);
    }

    Style withColour(Colour other) {
        return new Style(bold, size, other);
    }
}
