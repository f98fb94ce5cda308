package org.kundenportal.impl.rendering;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.stream.IntStream;

/** Turns any text into one that a font can draw. */
final class Printable {

    private static final char REPLACEMENT = '?';
    private static final char FIRST_MARK = '\u0300';

    private Printable() {}

    /**
     * The text with only characters that the font has: accents composed with their letters where Unicode can, else
     * dropped, because nothing here could place them; without invisible format characters, control characters as
     * spaces, and a question mark for each other missing character. Line feeds stay. Idempotent, and free for text that
     * needs nothing.
     */
    static String of(String text, FontFile font) {
        return drawable(text, font) ? text : replaced(Normalizer.normalize(text, Normalizer.Form.NFC), font);
    }

    private static boolean drawable(String text, FontFile font) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if ((character != '\n' && !font.has(character)) || composable(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean composable(char character) {
        return character >= FIRST_MARK && Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static String replaced(String text, FontFile font) {
        StringBuilder drawn = new StringBuilder(text.length());
        for (String line : text.split("\\R", -1)) {
            line.codePoints().forEach(point -> append(drawn, point, font));
            drawn.append('\n');
        }
        return drawn.substring(0, drawn.length() - 1);
    }

    private static void append(StringBuilder drawn, int point, FontFile font) {
        int type = Character.getType(point);
        if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return;
        }
        if (type == Character.CONTROL || (type == Character.SPACE_SEPARATOR && !has(point, font))) {
            drawn.append(' ');
        } else if (has(point, font)) {
            drawn.append((char) point);
        } else {
            drawn.append(simplified(point, font));
        }
    }

    private static boolean has(int point, FontFile font) {
        return Character.isBmpCodePoint(point) && font.has((char) point);
    }

    private static String simplified(int point, FontFile font) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        IntStream letters = parts.codePoints().filter(part -> Character.getType(part) != Character.NON_SPACING_MARK);
        String known = letters.filter(part -> has(part, font))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return known.isEmpty() ? String.valueOf(REPLACEMENT) : known;
    }

    /** A line in the order in which it is drawn from left to right: Hebrew words are turned round. */
    static String visual(String line) {
        char[] characters = line.toCharArray();
        if (!Bidi.requiresBidi(characters, 0, characters.length)) {
            return line;
        }
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        Integer[] runs = IntStream.range(0, bidi.getRunCount()).boxed().toArray(Integer[]::new);
        byte[] levels = new byte[runs.length];
        for (int run = 0; run < runs.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        StringBuilder visual = new StringBuilder(line.length());
        for (int run : runs) {
            String part = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            visual.append((bidi.getRunLevel(run) & 1) == 0 ? part : new StringBuilder(part).reverse());
        }
        return visual.toString();
    }
}
