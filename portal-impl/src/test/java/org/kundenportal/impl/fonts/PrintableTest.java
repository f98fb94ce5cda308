package org.kundenportal.impl.fonts;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTest {

    private static final Typeface FACE = Typeface.regular();

    private static String drawn(String text) {
        return Printable.of(text, FACE);
    }

    private static String visual(String text) {
        return Printable.visual(drawn(text));
    }

    @Test
    void drawsAnyTextOnlyWithCharactersOfTheFonts() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            String text = RandomText.of(random);
            String drawn = drawn(text);

            assertThat(drawn.replace("\n", "").codePoints().boxed()).allMatch(FACE::has);
            assertThat(drawn(drawn)).isEqualTo(drawn);
            String line = drawn.replace('\n', ' ');
            assertThat(Printable.visual(line)).hasSameSizeAs(line);
            assertThat(FACE.runs(line)).extracting(Typeface.Run::text).allMatch(run -> !run.isEmpty());
            assertThat(String.join(
                            "", FACE.runs(line).stream().map(Typeface.Run::text).toList()))
                    .isEqualTo(line);
        }
    }

    @Test
    void keepsWhatTheFontsHave() {
        for (String text : List.of(
                "Łukasz Żółć",
                "Иван Петров",
                "Ελλάδα",
                "Größe – 1.284,00\u00a0€",
                "שלום",
                "山田 太郎",
                "さくら サクラ",
                "김민준",
                "王小明",
                "გიორგი",
                "Արամ",
                "★ \ud83d\ude00")) {
            assertThat(drawn(text)).isEqualTo(text);
        }
    }

    @Test
    void replacesWhatTheFontsLack() {
        assertThat(drawn("\u0e01\u0e02 \u0939")).isEqualTo("?? ?");
        assertThat(drawn("e\u0301 o\u0308 q\u0323")).isEqualTo("é ö q");
        assertThat(drawn("\ud83d\ude80 Start")).isEqualTo("? Start");
        assertThat(drawn("a\u0000b\tc\u202ed\u00ade\ufefff\u200bg")).isEqualTo("a b cdefg");
        assertThat(drawn("x\ud800y")).isEqualTo("x?y");
        assertThat(drawn("\ufdfa")).hasSizeGreaterThan(10); // a whole phrase in one character
        assertThat(drawn("a\r\nb\u2028c\u0085d")).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void takesTheOwnFontFirstAndAnotherOnlyForTheRest() {
        List<Typeface.Run> runs = FACE.runs("Kauf 山田");

        assertThat(runs).extracting(Typeface.Run::text).containsExactly("Kauf ", "山田");
        assertThat(runs.get(0).font()).isNotSameAs(runs.get(1).font());
        assertThat(FACE.runs("Иван")).hasSize(1);
        assertThat(FACE.runs("")).isEmpty();
    }

    @Test
    void turnsRightToLeftWordsRound() {
        assertThat(visual("Hotel \u05d0\u05d1\u05d2 12")).isEqualTo("Hotel 12 \u05d2\u05d1\u05d0");
        assertThat(visual("Hotel")).isEqualTo("Hotel");
        assertThat(visual("\u05d0 (\u05d1) \u05d2")).isEqualTo("\u05d2 (\u05d1) \u05d0");
    }

    @Test
    @DisplayName("Arabic letters take the form of their place in the word")
    void joinsArabicLetters() {
        // محمد: meem initial, hah medial, meem medial, dal final
        assertThat(drawn("\u0645\u062d\u0645\u062f")).isEqualTo("\ufee3\ufea4\ufee4\ufeaa");
        // دار: letters that join nothing after them stand alone
        assertThat(drawn("\u062f\u0627\u0631")).isEqualTo("\ufea9\ufe8d\ufead");
        // سلام: lam and alef are one sign, which ends the joining
        assertThat(drawn("\u0633\u0644\u0627\u0645")).isEqualTo("\ufeb3\ufefc\ufee1");
        // گچ: letters of Persian
        assertThat(drawn("\u06af\u0686")).isEqualTo("\ufb94\ufb7b");
        // two words, a vowel sign in the first
        assertThat(drawn("\u0628\u064e\u0628 \u0628")).isEqualTo("\ufe91\ufe90 \ufe8f");
        assertThat(visual("Kauf \u0628\u0628")).isEqualTo("Kauf \ufe90\ufe91");
    }
}
