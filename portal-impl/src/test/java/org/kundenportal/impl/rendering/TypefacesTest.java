package org.kundenportal.impl.rendering;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypefacesTest {

    private static final Typefaces FACES = Typefaces.load();

    /** Random text of all planes, with a bias to what breaks lines and combines. */
    static String randomText(Random random) {
        return random.ints(random.nextInt(120), 0, 10)
                .map(kind -> switch (kind) {
                    case 0, 1 -> ' ';
                    case 2 -> "\n\r\t-\u00a0\u00ad\u2028\u202e".charAt(random.nextInt(8));
                    case 3, 4 -> 'a' + random.nextInt(26);
                    case 5 -> 0x300 + random.nextInt(0x70);
                    case 6 -> random.nextInt(Character.MAX_CODE_POINT + 1);
                    case 7 -> 0x590 + random.nextInt(0x70);
                    default -> random.nextInt(0x2000);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String drawn(String text) {
        return Printable.of(text, FACES.regular());
    }

    @Test
    void drawsAnyTextOnlyWithCharactersOfTheFont() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            String text = randomText(random);
            String drawn = drawn(text);

            assertThat(drawn.replace("\n", "").chars().boxed())
                    .allMatch(character -> FACES.regular().has((char) (int) character));
            assertThat(drawn(drawn)).isEqualTo(drawn);
            assertThat(Printable.visual(drawn.replace('\n', ' '))).hasSameSizeAs(drawn);
        }
    }

    @Test
    void keepsWhatTheFontHas() {
        for (String text : List.of("Łukasz Żółć", "Иван Петров", "Ελλάδα", "Größe – 1.284,00\u00a0€", "שלום")) {
            assertThat(drawn(text)).isEqualTo(text);
        }
    }

    @Test
    void replacesWhatTheFontLacks() {
        assertThat(drawn("山田 太郎")).isEqualTo("?? ??");
        assertThat(drawn("e\u0301 o\u0308 q\u0323")).isEqualTo("é ö q");
        assertThat(drawn("\ud83d\ude80 Start")).isEqualTo("? Start");
        assertThat(drawn("a\u0000b\tc\u202ed\u00ade\ufefff\u200bg")).isEqualTo("a b cdefg");
        assertThat(drawn("x\ud800y")).isEqualTo("x?y");
        assertThat(drawn("Z\u00fcrich\u3000\u2460 \uff21")).isEqualTo("Zürich 1 A");
        assertThat(drawn("a\r\nb\u2028c\u0085d")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void turnsRightToLeftWordsRound() {
        assertThat(Printable.visual("Hotel \u05d0\u05d1\u05d2 12")).isEqualTo("Hotel 12 \u05d2\u05d1\u05d0");
        assertThat(Printable.visual("Hotel")).isEqualTo("Hotel");
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
            String text = randomText(random);
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
