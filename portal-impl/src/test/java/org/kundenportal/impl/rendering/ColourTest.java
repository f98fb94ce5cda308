package org.kundenportal.impl.rendering;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColourTest {

    @Test
    void keepsAColourThatIsReadable() {
        assertThat(Colour.accent("#B3261e")).isEqualTo(new Colour(0xb3261e));
    }

    @Test
    void makesAnyAccentReadable() {
        for (int rgb = 0; rgb <= 0xffffff; rgb += 0x1357) {
            Colour accent = Colour.accent(String.format("#%06x", rgb));

            assertThat(Colour.WHITE.contrast(accent)).as("#%06x", rgb).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "0a6b74", "#0a6b74;"})
    void takesThePortalsOwnForWhatIsNoColour(String text) {
        assertThat(Colour.accent(text)).isEqualTo(Colour.accent("#0a6b74"));
    }

    @Test
    void printsSmallTextInReadableGrey() {
        assertThat(Colour.PANEL.contrast(Colour.MUTED)).isGreaterThan(4.5);
    }
}
