package org.kundenportal.impl.rendering;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kundenportal.impl.fonts.Printable;
import org.kundenportal.impl.fonts.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

class TypefacesTest {

    private static final Typefaces FACES = Typefaces.load();

    private static String drawn(String text) {
        return Printable.of(text, FACES.regular());
    }

    @Test
    void breaksLinesAtSpacesAndHyphensOrElseWithinTheWord() {
        float width = FACES.width("Wartung der", Style.BODY) + 0.1f;

        assertThat(FACES.wrap("Wartung der Anlage", Style.BODY, width)).containsExactly("Wartung der", "Anlage");
        assertThat(FACES.wrap("Wartung-der-Anlage", Style.BODY, width)).containsExactly("Wartung-", "der-Anlage");
        assertThat(FACES.wrap("a\n\nb", Style.BODY, width)).containsExactly("a", "", "b");
        assertThat(FACES.wrap("", Style.BODY, width)).containsExactly("");
        List<String> broken = FACES.wrap("o".repeat(50), Style.BODY, width);
        assertThat(broken).hasSizeGreaterThan(1);
        assertThat(String.join("", broken)).isEqualTo("o".repeat(50));
    }

    @Test
    void wrapsAnyTextIntoTheWidthAndLosesNothing() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = RandomText.of(random);
            float width = 40 + random.nextInt(200);
            List<String> lines = FACES.wrap(text, Style.BODY, width);

            assertThat(lines).allSatisfy(line -> assertThat(FACES.width(line, Style.BODY))
                    .isLessThanOrEqualTo(width + 0.01f));
            assertThat(String.join("", lines).replace(" ", ""))
                    .isEqualTo(drawn(text).replaceAll("[ \n]", ""));
        }
    }

    @Test
    void shrinksAndCutsToTheWidth() {
        String name = "Dampfschifffahrtsgesellschaft";
        float natural = FACES.width(name, Style.STRONG);

        Style shrunk = FACES.shrunk(name, Style.STRONG, natural * 0.8f);
        assertThat(FACES.width(name, shrunk)).isCloseTo(natural * 0.8f, Offset.offset(0.01f));
        assertThat(FACES.shrunk(name, Style.STRONG, natural * 2)).isEqualTo(Style.STRONG);
        String cut = FACES.cut(name, Style.STRONG, natural / 2);
        assertThat(cut).startsWith("Dampf").endsWith("…");
        assertThat(FACES.width(cut, Style.STRONG)).isLessThanOrEqualTo(natural / 2);
        assertThat(FACES.cut(name, Style.STRONG, natural + 1)).isEqualTo(name);
    }
}
