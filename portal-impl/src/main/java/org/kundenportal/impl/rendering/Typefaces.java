package org.kundenportal.impl.rendering;

import java.util.ArrayList;
import java.util.List;

/**
 * The two fonts of a document, and how text fits into a width. Thread-safe. Every text may be given as it came; it is
 * measured as it will be drawn.
 */
record Typefaces(FontFile regular, FontFile bold) {

    private static final float SMALLEST = 0.5f;
    private static final String ELLIPSIS = "\u2026";

    static Typefaces load() {
        return new Typefaces(FontFile.regular(), FontFile.bold());
    }

    FontFile of(Style style) {
        return style.bold() ? bold : regular;
    }

    /** Whether the text can be drawn without replacing anything. */
    boolean covers(String text, Style style) {
        return text.chars().allMatch(character -> of(style).has((char) character));
    }

    /** Width of one line of text in points. */
    float width(String text, Style style) {
        FontFile font = of(style);
        String drawn = Printable.of(text, font);
        float width = 0;
        for (int i = 0; i < drawn.length(); i++) {
            char character = drawn.charAt(i);
            width += character == '\n' ? 0 : font.width(character, style.size());
        }
        return width;
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
        FontFile font = of(style);
        List<String> lines = new ArrayList<>();
        for (String paragraph : Printable.of(text, font).split("\n", -1)) {
            breakParagraph(paragraph.stripTrailing(), font, style.size(), width, lines);
        }
        return lines;
    }

    private static void breakParagraph(String text, FontFile font, float size, float width, List<String> lines) {
        int start = 0;
        int opportunity = 0;
        float used = 0;
        for (int i = 0; i < text.length(); ) {
            char character = text.charAt(i);
            used += font.width(character, size);
            if (used > width && i > start && character != ' ') {
                int end = opportunity > start ? opportunity : i;
                lines.add(text.substring(start, end).stripTrailing());
                start = end;
                i = end;
                used = 0;
            } else {
                i++;
                if (character == ' ' || character == '-') {
                    opportunity = i;
                }
            }
        }
        lines.add(text.substring(start));
    }
}
