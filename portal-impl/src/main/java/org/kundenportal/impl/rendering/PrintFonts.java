package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.kundenportal.impl.fonts.FontFile;

/** The fonts of one PDF, each embedded when it is first used, with the glyphs that are used. */
final class PrintFonts {

    private final PDDocument pdf;
    private final Typefaces faces;
    private final Map<FontFile, PDType0Font> embedded = new HashMap<>();

    PrintFonts(PDDocument pdf, Typefaces faces) {
        this.pdf = pdf;
        this.faces = faces;
    }

    Typefaces faces() {
        return faces;
    }

    PDType0Font of(FontFile file) throws IOException {
        PDType0Font font = embedded.get(file);
        if (font == null) {
            font = PDType0Font.load(pdf, file.font(), true);
            embedded.put(file, font);
        }
        return font;
    }
}
