package org.kundenportal.impl.rendering;

import java.util.ArrayList;
import java.util.List;
import org.kundenportal.impl.fonts.Printable;
import org.kundenportal.impl.fonts.Typeface;

/**
 * The two typefaces of a document, and how text fits into a width. Thread-safe. Every text may be given as it came; it is
 * measured as it will be drawn.
 */
record Typefaces(Typeface regular, Typeface bold) {

    private static final float SMALLEST = 0.5f;
    private static final String ELLIPSIS = "\u2026";

    static Typefaces load() {
        return new Typefaces(Typeface.regular(), Typeface.bold());
    }

    Typeface of(Style style) {
        return style.bold() ? bold : regular;
    }

    /** Whether the text can be drawn without replacing anything. */
    boolean covers(String text, Style style) {
        return text.codePoints().allMatch(of(style)::has);
    }

    /** Width of one line of text in points. */
    float width(String text, Style style) {
        Typeface face = of(style);
        return face.width(Printable.of(text, face).replace("\n", ""), style.size());
    }

    /** The style with its size reduced so that the text fits, but not below half of it. */
    Style shrunk(String text, Style style, float width) {
        float natural = width(text, style);
        return natural <= width ? style : style.withSize(style.size() * Math.max(SMALLEST, width / natural));
    }

    /** The text on one line, cut with an ellipsis if it is too wide. */
    String cut(String text, Style style, float width) {
        List<String> lines = wrap(text, style, width);
        if (lines.size() == 1) {
            return lines.get(0);
        }
        return wrap(lines.get(0), style, width - width(ELLIPSIS, style)).get(0) + ELLIPSIS;
    }

    /**
     * Breaks text into lines: at line feeds, else after the last space or hyphen that fits, else within the word.
     *
     * @return at least one line; empty ones where the text has them
     */
    List<String> wrap(String text, Style style, float width) {
        Typeface face = of(style);
        List<String> lines = new ArrayList<>();
        for (String paragraph : Printable.of(text, face).split("\n", -1)) {
            breakParagraph(paragraph.stripTrailing(), face, style.size(), width, lines);
        }
        return lines;
    }

    private static void breakParagraph(String text, Typeface face, float size, float width, List<String> lines) {
        int start = 0;
        int opportunity = 0;
        float used = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            used += face.width(character, size);
            if (used > width && i > start && character != ' ') {
                int end = opportunity > start ? opportunity : i;
                lines.add(text.substring(start, end).stripTrailing());
                start = end;
                i = end;
                used = 0;
            } else {
                i += Character.charCount(character);
                if (character == ' ' || character == '-') {
                    opportunity = i;
                }
            }
        }
        lines.add(text.substring(start));
    }
}
