package org.kundenportal.web.ui;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Turns the merchant's one brand colour into the colours of the page, so that text stays readable on and in it: at least 4.5 : 1,
 * as WCAG 2.2 AA asks, in light and in dark. Computed here rather than by CSS {@code contrast-color()}, which older browsers lack.
 */
final class AccentTheme {
    static final String DEFAULT = "#0a6b74";

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double READABLE = 4.5;
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;
    /** The dark text on light fills. */
    private static final int INK = 0x10181C;
    /** The darkest light surface and the lightest dark surface that carry text in the accent colour. */
    private static final int LIGHT_SURFACE = 0xF3F6F7;

    private static final int DARK_SURFACE = 0x1E272B;
    /** How much of the text's own colour the page mixes into the surface below it, at most. */
    private static final double TINT = 0.11;
    /** The page mixes in Oklab, this class in sRGB: room for the difference. */
    private static final double READABLE_ON_TINT = READABLE + 0.25;

    private static final int STEPS = 50;

    private final int accent;
    private final int onAccent;

    private AccentTheme(int accent) {
        this.accent = accent;
        double white = contrast(accent, WHITE);
        this.onAccent = white >= READABLE || white >= contrast(accent, INK) ? WHITE : INK;
    }

    /** @param hex {@code #rrggbb}; anything else, null too, gives the portal's own colour */
    static AccentTheme of(String hex) {
        String colour = hex != null && HEX.matcher(hex).matches() ? hex : DEFAULT;
        return new AccentTheme(Integer.parseInt(colour, 1, colour.length(), 16));
    }

    /** The text on buttons: white wherever it reads, else ink. */
    String onAccent() {
        return hex(onAccent);
    }

    /** The fill of primary buttons: the brand colour itself, moved only if neither white nor ink reads on it. */
    String fill() {
        return hex(moved(awayFromText(), colour -> contrast(colour, onAccent) >= READABLE));
    }

    String textOnLight() {
        return hex(moved(BLACK, colour -> readsOn(LIGHT_SURFACE, colour)));
    }

    String textOnDark() {
        return hex(moved(WHITE, colour -> readsOn(DARK_SURFACE, colour)));
    }

    /** How the text on buttons stands out from their fill, 1 to 21. */
    double contrast() {
        return contrast(Integer.parseInt(fill(), 1, fill().length(), 16), onAccent);
    }

    private static boolean readsOn(int surface, int colour) {
        return contrast(colour, mix(surface, colour, TINT)) >= READABLE_ON_TINT;
    }

    /** The style sheet that overrides the tokens of {@code styles/ui.css}. */
    String css() {
        return """
            :root{--accent:%s;--on-accent:%s;--accent-text:light-dark(%s,%s);--accent-hover:color-mix(in oklab,var(--accent) 86%%,%s)}
            """
                .formatted(fill(), onAccent(), textOnLight(), textOnDark(), hex(awayFromText()));
    }

    private int awayFromText() {
        return onAccent == WHITE ? BLACK : WHITE;
    }

    /** The accent moved towards another colour by as little as it takes. */
    private int moved(int towards, IntPredicate enough) {
        for (int step = 0; step < STEPS; step++) {
            int mixed = mix(accent, towards, (double) step / STEPS);
            if (enough.test(mixed)) {
                return mixed;
            }
        }
        return towards;
    }

    /** @param share how much of {@code b}, 0 to 1 */
    static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = a >> shift & 0xFF;
            int to = b >> shift & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }

    /** The contrast ratio of WCAG 2.2, 1 to 21. */
    static double contrast(int a, int b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
