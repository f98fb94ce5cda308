package org.kundenportal.impl.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font parsed once and shared by all drawings, with its advance widths at hand so that measuring text asks no font
 * table. Thread-safe: PDFBox reads the shared tables under a lock.
 */
public final class FontFile {

    private static final int PER_MILLE = 1000;
    private static final short MISSING = -1;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final short[] advances;

    private FontFile(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.advances = advances();
    }

    /** Liberation Sans as it comes with PDFBox (SIL Open Font License): Latin, Greek, Cyrillic, Hebrew. */
    static FontFile regular() {
        return load(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
    }

    /** A font shipped with the portal. */
    static FontFile shipped(String name) {
        return load(FontFile.class.getResourceAsStream(name));
    }

    private static FontFile load(InputStream file) {
        try (file) {
            TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
            // glyph substitution would cost most of a drawing's time; Arabic letters are joined by ArabicForms
            font.setEnableGsub(false);
            return new FontFile(font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private short[] advances() throws IOException {
        short[] widths = new short[Character.MAX_VALUE + 1];
        Arrays.fill(widths, MISSING);
        for (int character = ' '; character < widths.length; character++) {
            widths[character] = advance(character);
        }
        return widths;
    }

    private short advance(int point) throws IOException {
        int glyph = isInvisible(point) ? 0 : glyphs.getGlyphId(point);
        return glyph == 0 ? MISSING : (short) (font.getAdvanceWidth(glyph) * PER_MILLE / font.getUnitsPerEm());
    }

    /** Whether no font draws the character: a control or format character, or none at all. */
    static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** The tables, to be embedded. */
    public TrueTypeFont font() {
        return font;
    }

    /** Whether the font draws the character; nothing draws what is invisible. */
    public boolean has(int point) {
        return perMille(point) != MISSING;
    }

    /** Width in points of a character that the font has. */
    public float width(int point, float size) {
        return perMille(point) * size / PER_MILLE;
    }

    private short perMille(int point) {
        try {
            return Character.isBmpCodePoint(point) ? advances[point] : advance(point);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
