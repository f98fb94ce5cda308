package org.kundenportal.web.settings;

/** Derives from the merchant's accent colour the colours that can be read on and beside it. */
@FunctionalInterface
public interface AccentColors {

    /**
     * The colours that go with an accent colour.
     *
     * @param accentColor {@code #rrggbb}
     */
    Accent of(String accentColor);

    /**
     * The derived colours, each {@code #rrggbb}.
     *
     * @param accent for surfaces
     * @param onAccent for text on such a surface
     * @param accentTextLight for text in the accent colour on a light page
     * @param accentTextDark the same on a dark page
     * @param contrast of text on the surface (WCAG 2.2), one decimal, for example {@code 6.2}
     */
    record Accent(String accent, String onAccent, String accentTextLight, String accentTextDark, String contrast) {}
}
