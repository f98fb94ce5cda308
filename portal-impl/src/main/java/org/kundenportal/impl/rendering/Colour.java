package org.kundenportal.impl.rendering;

import java.util.Locale;

/**
 * A colour of the sRGB space.
 *
 * @param rgb as {@code 0xRRGGBB}
 */
public record Colour(int rgb) {

    static final Colour WHITE = new Colour(0xffffff);
    /** Text. */
    static final Colour INK = new Colour(0x1a2326);
    /** Labels and small print; 5.9 to 1 against white. */
    static final Colour MUTED = new Colour(0x5a666b);
    /** Lines between rows. */
    static final Colour HAIRLINE = new Colour(0xdde3e5);
    /** Background of panels. */
    static final Colour PANEL = new Colour(0xf4f6f7);
    /** What has been canceled. */
    static final Colour ALARM = new Colour(0xb3261e);
    /** The mark across a canceled page: seen at once, read through easily. */
    static final Colour FAINT_ALARM = new Colour(0xf9e3e1);

    private static final Colour DEFAULT_ACCENT = new Colour(0x0a6b74);
    /** WCAG 2.2, success criterion 1.4.3. */
    private static final double READABLE = 4.5;

    /** The merchant's colour, darkened until it is readable as text on white; the portal's own if it is none. */
    public static Colour accent(String hex) {
        if (hex == null || !hex.matches("#[0-9a-fA-F]{6}")) {
            return DEFAULT_ACCENT;
        }
        Colour accent = new Colour(Integer.parseInt(hex.substring(1), 16));
        while (WHITE.contrast(accent) < READABLE) {
            accent = accent.darker();
        }
        return accent;
    }

    /** As style sheets write it, for example {@code #0a6b74}. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private Colour darker() {
        return new Colour((channel(16) * 15 / 16) << 16 | (channel(8) * 15 / 16) << 8 | channel(0) * 15 / 16);
    }

    /** The WCAG contrast ratio of this lighter colour to a darker one. */
    double contrast(Colour darker) {
        return (luminance() + 0.05) / (darker.luminance() + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    float red() {
        return channel(16) / 255f;
    }

    float green() {
        return channel(8) / 255f;
    }

    float blue() {
        return channel(0) / 255f;
    }

    private int channel(int shift) {
        return rgb >> shift & 0xff;
    }
}
