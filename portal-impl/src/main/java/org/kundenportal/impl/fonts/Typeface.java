package org.kundenportal.impl.fonts;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/**
 * How text looks: in a font of its own and, for the characters that this one lacks, in DejaVu Sans (Arabic, Georgian,
 * Armenian, symbols) and WenQuanYi Micro Hei (Chinese, Japanese, Korean), which have no bold. Thread-safe. The fonts for
 * the rest are parsed when a text first needs them and given up when memory gets scarce.
 */
public final class Typeface {

    /** Text that one font draws. */
    public record Run(FontFile font, String text) {}

    private static final Rest[] OTHERS = {new Rest("DejaVuSans.ttf"), new Rest("WenQuanYiMicroHei.ttf")};

    private final FontFile own;

    private Typeface(FontFile own) {
        this.own = own;
    }

    /** Liberation Sans; the first call takes a fifth of a second. */
    public static Typeface regular() {
        return Regular.FACE;
    }

    /** Liberation Sans Bold; the first call takes a fifth of a second. */
    public static Typeface bold() {
        return Bold.FACE;
    }

    private static final class Regular {
        private static final Typeface FACE = new Typeface(FontFile.regular());
    }

    private static final class Bold {
        private static final Typeface FACE = new Typeface(FontFile.shipped("LiberationSans-Bold.ttf"));
    }

    /** Whether one of the fonts draws the character. */
    public boolean has(int point) {
        return font(point) != null;
    }

    /** Width in points of a character that one of the fonts has. */
    public float width(int point, float size) {
        return font(point).width(point, size);
    }

    /** Width in points of a line that was made {@linkplain Printable printable}. */
    public float width(String printable, float size) {
        float width = 0;
        for (int i = 0; i < printable.length(); i += Character.charCount(printable.codePointAt(i))) {
            width += width(printable.codePointAt(i), size);
        }
        return width;
    }

    /** A printable line, cut where the font changes. */
    public List<Run> runs(String printable) {
        List<Run> runs = new ArrayList<>(1);
        int start = 0;
        FontFile current = null;
        for (int i = 0; i < printable.length(); i += Character.charCount(printable.codePointAt(i))) {
            FontFile next = font(printable.codePointAt(i));
            if (next != current && i > start) {
                runs.add(new Run(current, printable.substring(start, i)));
                start = i;
            }
            current = next;
        }
        if (current != null) {
            runs.add(new Run(current, printable.substring(start)));
        }
        return runs;
    }

    /** The font that draws the character, null if none does. */
    private FontFile font(int point) {
        if (own.has(point)) {
            return own;
        }
        if (!FontFile.isInvisible(point)) {
            for (Rest other : OTHERS) {
                FontFile font = other.font();
                if (font.has(point)) {
                    return font;
                }
            }
        }
        return null;
    }

    /** A font that few texts need. */
    private static final class Rest {

        private final String name;
        private SoftReference<FontFile> parsed = new SoftReference<>(null);

        Rest(String name) {
            this.name = name;
        }

        synchronized FontFile font() {
            FontFile font = parsed.get();
            if (font == null) {
                font = FontFile.shipped(name);
                parsed = new SoftReference<>(font);
            }
            return font;
        }
    }
}
