package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads rendered files back. */
public final class PdfText {

    /** A piece of text as it was drawn; {@code right} is where it ends, in points from the left edge. */
    record Piece(String text, int page, float left, float right, float baseline) {}

    private PdfText() {}

    /** The text of each page, in reading order. */
    public static List<String> pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return IntStream.rangeClosed(1, document.getNumberOfPages())
                    .mapToObj(page -> page(document, page))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(PDDocument document, int page) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replace('\u00a0', ' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages in one. */
    static String all(byte[] pdf) {
        return String.join("\n", pages(pdf));
    }

    /** The texts of the file, each as it was drawn at once, with their places. */
    static List<Piece> pieces(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PieceCollector collector = new PieceCollector();
            collector.getText(document);
            return collector.pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class PieceCollector extends PDFTextStripper {

        private final List<Piece> pieces = new ArrayList<>();
        private final List<TextPosition> shown = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition position) {
            shown.add(position);
        }

        @Override
        public void showTextString(byte[] string) throws IOException {
            shown.clear();
            super.showTextString(string);
            TextPosition first = shown.get(0);
            TextPosition last = shown.get(shown.size() - 1);
            String text = shown.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
            pieces.add(new Piece(
                    text.replace('\u00a0', ' '),
                    getCurrentPageNo(),
                    first.getXDirAdj(),
                    last.getXDirAdj() + last.getWidthDirAdj(),
                    first.getYDirAdj()));
        }
    }
}
