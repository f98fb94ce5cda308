package org.kundenportal.impl.fonts;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.stream.IntStream;

/** Turns any text into one that a typeface can draw. */
public final class Printable {

    private static final char REPLACEMENT = '?';
    private static final char FIRST_MARK = '\u0300';
    private static final String MIRRORED = "()[]{}<>\u00ab\u00bb\u2039\u203a";

    private Printable() {}

    /**
     * The text with only characters that the typeface has: accents composed with their letters where Unicode can, else
     * dropped, because nothing here could place them; Arabic letters joined; without invisible format characters, control
     * characters as spaces, and a question mark for each other missing character. Line feeds stay. Idempotent, and free
     * for text that needs nothing.
     */
    public static String of(String text, Typeface face) {
        return drawable(text, face) ? text : replaced(Normalizer.normalize(text, Normalizer.Form.NFC), face);
    }

    private static boolean drawable(String text, Typeface face) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if ((point != '\n' && !face.has(point)) || composable(point) || ArabicForms.isLetter(point)) {
                return false;
            }
        }
        return true;
    }

    private static boolean composable(int point) {
        return point >= FIRST_MARK && isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static String replaced(String text, Typeface face) {
        StringBuilder drawn = new StringBuilder(text.length());
        for (String line : text.split("\\R", -1)) {
            StringBuilder visible = new StringBuilder(line.length());
            line.codePoints().forEach(point -> append(visible, point, face));
            drawn.append(ArabicForms.joined(visible.toString(), face::has)).append('\n');
        }
        return drawn.substring(0, drawn.length() - 1);
    }

    private static void append(StringBuilder drawn, int point, Typeface face) {
        int type = Character.getType(point);
        if (type == Character.FORMAT || isMark(point)) {
            return;
        }
        if (face.has(point)) {
            drawn.appendCodePoint(point);
        } else if (type == Character.CONTROL || type == Character.SPACE_SEPARATOR) {
            drawn.append(' ');
        } else {
            drawn.append(simplified(point, face));
        }
    }

    private static String simplified(int point, Typeface face) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        IntStream letters = parts.codePoints().filter(part -> !isMark(part));
        String known = letters.filter(face::has)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return known.isEmpty() ? String.valueOf(REPLACEMENT) : known;
    }

    /** A line in the order in which it is drawn from left to right: Hebrew and Arabic words are turned round. */
    public static String visual(String line) {
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
            visual.append((bidi.getRunLevel(run) & 1) == 0 ? part : turned(part));
        }
        return visual.toString();
    }

    /** The other way round, brackets still opening towards what they enclose. */
    private static String turned(String part) {
        StringBuilder turned = new StringBuilder(part).reverse();
        for (int i = 0; i < turned.length(); i++) {
            int bracket = MIRRORED.indexOf(turned.charAt(i));
            if (bracket >= 0) {
                turned.setCharAt(i, MIRRORED.charAt(bracket ^ 1));
            }
        }
        return turned.toString();
    }
}
