package org.kundenportal.impl.rendering;

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
 * A font parsed once and shared by all renderings, with its advance widths at hand so that measuring text asks no font
 * table. Thread-safe: PDFBox reads the shared tables under a lock.
 */
final class FontFile {

    private static final int PER_MILLE = 1000;
    private static final short MISSING = -1;

    private final TrueTypeFont font;
    private final short[] advances;

    private FontFile(TrueTypeFont font) throws IOException {
        this.font = font;
        this.advances = advances(font);
    }

    /** Liberation Sans as it comes with PDFBox (SIL Open Font License): Latin, Greek, Cyrillic, Hebrew. */
    static FontFile regular() {
        return load(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
    }

    /** Liberation Sans Bold of the same version, shipped with the portal. */
    static FontFile bold() {
        return load(FontFile.class.getResourceAsStream("fonts/LiberationSans-Bold.ttf"));
    }

    private static FontFile load(InputStream file) {
        try (file) {
            TrueTypeFont font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(file));
            // glyph substitution would cost most of a rendering's time and gives these scripts nothing
            font.setEnableGsub(false);
            return new FontFile(font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] advances(TrueTypeFont font) throws IOException {
        short[] advances = new short[Character.MAX_VALUE + 1];
        Arrays.fill(advances, MISSING);
        CmapLookup glyphs = font.getUnicodeCmapLookup();
        for (int character = ' '; character < advances.length; character++) {
            int glyph = invisible(character) ? 0 : glyphs.getGlyphId(character);
            if (glyph != 0) {
                advances[character] = (short) (font.getAdvanceWidth(glyph) * PER_MILLE / font.getUnitsPerEm());
            }
        }
        return advances;
    }

    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
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

    TrueTypeFont font() {
        return font;
    }

    /** Whether the font draws the character; nothing draws what is invisible, such as control characters. */
    boolean has(char character) {
        return advances[character] != MISSING;
    }

    /** Width in points of a character that the font has. */
    float width(char character, float size) {
        return advances[character] * size / PER_MILLE;
    }
}
