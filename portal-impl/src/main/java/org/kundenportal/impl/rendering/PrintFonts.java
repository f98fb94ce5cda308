package org.kundenportal.impl.rendering;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one PDF, each embedded when it is first used, with the glyphs that are used. */
final class PrintFonts {

    private final PDDocument pdf;
    private final Typefaces faces;
    private PDType0Font regular;
    private PDType0Font bold;

    PrintFonts(PDDocument pdf, Typefaces faces) {
        this.pdf = pdf;
        this.faces = faces;
    }

    Typefaces faces() {
        return faces;
    }

    PDType0Font of(Style style) throws IOException {
        if (style.bold()) {
            bold = bold == null ? embedded(faces.bold()) : bold;
            return bold;
        }
        regular = regular == null ? embedded(faces.regular()) : regular;
        return regular;
    }

    private PDType0Font embedded(FontFile file) throws IOException {
        return PDType0Font.load(pdf, file.font(), true);
    }
}
