package org.kundenportal.web.ui;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccentThemeTest {
    private static final double READABLE = 4.5;
    /** The page's surfaces in styles/ui.css: the lightest and the darkest that carry text in the accent colour, light and dark. */
    private static final int[] LIGHT = {0xFFFFFF, 0xF3F6F7};

    private static final int[] DARK = {0x0E1315, 0x161C1F, 0x1E272B};
    private static final double TINT = 0.11;

    @Test
    @DisplayName(
            "Every one of 5 832 brand colours gives text that reads on buttons, surfaces and tints, in light and in dark")
    void everyColourReads() {
        for (int red = 0; red <= 0xFF; red += 15) {
            for (int green = 0; green <= 0xFF; green += 15) {
                for (int blue = 0; blue <= 0xFF; blue += 15) {
                    reads("#%02x%02x%02x".formatted(red, green, blue));
                }
            }
        }
    }

    private static void reads(String colour) {
        AccentTheme theme = AccentTheme.of(colour);
        assertThat(AccentTheme.contrast(rgb(theme.fill()), rgb(theme.onAccent())))
                .as("button of %s", colour)
                .isGreaterThanOrEqualTo(READABLE);
        readsOn(LIGHT, rgb(theme.textOnLight()), colour);
        readsOn(DARK, rgb(theme.textOnDark()), colour);
    }

    private static void readsOn(int[] surfaces, int text, String colour) {
        for (int surface : surfaces) {
            assertThat(AccentTheme.contrast(text, surface))
                    .as("%s on %06x", colour, surface)
                    .isGreaterThanOrEqualTo(READABLE);
            int tint = AccentTheme.mix(surface, text, TINT);
            assertThat(AccentTheme.contrast(text, tint))
                    .as("%s on tint %06x", colour, tint)
                    .isGreaterThanOrEqualTo(READABLE);
        }
    }

    @Test
    @DisplayName("A colour that reads is left as it is")
    void leavesReadableColour() {
        AccentTheme theme = AccentTheme.of("#0a6b74");

        assertThat(theme.fill()).isEqualTo("#0a6b74");
        assertThat(theme.onAccent()).isEqualTo("#ffffff");
        assertThat(theme.css())
                .isEqualTo(":root{--accent:#0a6b74;--on-accent:#ffffff;--accent-text:light-dark(#0a6b74,"
                        + theme.textOnDark() + ");--accent-hover:color-mix(in oklab,var(--accent) 86%,#000000)}\n");
    }

    @Test
    @DisplayName("A bright colour carries dark text and gets brighter under the pointer")
    void brightColour() {
        AccentTheme theme = AccentTheme.of("#F6C500");

        assertThat(theme.fill()).isEqualTo("#f6c500");
        assertThat(theme.onAccent()).isEqualTo("#10181c");
        assertThat(theme.css()).contains("86%,#ffffff");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#gggggg", "#0a6b74;}body{display:none", "#-12345"})
    @DisplayName("What is no colour gives the portal's own, and never reaches the style sheet")
    void noColour(String value) {
        assertThat(AccentTheme.of(value).css())
                .isEqualTo(AccentTheme.of(AccentTheme.DEFAULT).css());
    }

    private static int rgb(String hex) {
        return Integer.parseInt(hex, 1, hex.length(), 16);
    }
}
