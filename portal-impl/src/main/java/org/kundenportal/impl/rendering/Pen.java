package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import org.kundenportal.impl.fonts.Printable;
import org.kundenportal.impl.fonts.Typeface;

/** Draws on one page. Coordinates are points from the upper left corner; texts may hold any characters. */
final class Pen implements AutoCloseable {

    private final PDPageContentStream content;
    private final PrintFonts fonts;

    Pen(PDPageContentStream content, PrintFonts fonts) {
        this.content = content;
        this.fonts = fonts;
    }

    /** Text that begins at {@code x}. */
    void text(String text, float x, float baseline, Style style) throws IOException {
        text(text, Matrix.getTranslateInstance(x, Page.HEIGHT - baseline), style);
    }

    /** Text that ends at {@code right}. */
    void textEndingAt(String text, float right, float baseline, Style style) throws IOException {
        text(text, right - fonts.faces().width(text, style), baseline, style);
    }

    /** Text whose middle is at the given point, turned counter-clockwise. */
    void textAcross(String text, float x, float y, double angle, Style style) throws IOException {
        Matrix matrix = Matrix.getRotateInstance(angle, x, Page.HEIGHT - y);
        matrix.translate(-fonts.faces().width(text, style) / 2, -style.size() / 3);
        text(text, matrix, style);
    }

    private void text(String text, Matrix matrix, Style style) throws IOException {
        String drawn = Printable.of(text, fonts.faces().of(style)).replace('\n', ' ');
        if (drawn.isBlank()) {
            return;
        }
        content.beginText();
        fill(style.colour());
        content.setTextMatrix(matrix);
        for (Typeface.Run run : fonts.faces().of(style).runs(Printable.visual(drawn))) {
            content.setFont(fonts.of(run.font()), style.size());
            content.showText(run.text());
        }
        content.endText();
    }

    /** A filled rectangle. */
    void box(float x, float top, float width, float height, Colour colour) throws IOException {
        fill(colour);
        content.addRect(x, Page.HEIGHT - top - height, width, height);
        content.fill();
    }

    /** Squares side by side, dark where a row has a {@code 1}. */
    void squares(List<String> rows, float left, float top, float side, Colour colour) throws IOException {
        fill(colour);
        for (int y = 0; y < rows.size(); y++) {
            String row = rows.get(y);
            for (int x = row.indexOf('1'); x >= 0; ) {
                int end = row.indexOf('0', x);
                int next = end < 0 ? row.length() : end;
                content.addRect(left + x * side, Page.HEIGHT - top - (y + 1) * side, (next - x) * side, side);
                x = row.indexOf('1', next);
            }
        }
        content.fill();
    }

    /** A horizontal line, {@code y} being its middle. */
    void rule(float left, float right, float y, float thickness, Colour colour) throws IOException {
        box(left, y - thickness / 2, right - left, thickness, colour);
    }

    /** A picture. */
    void image(PDImageXObject image, float x, float top, float width, float height) throws IOException {
        content.drawImage(image, x, Page.HEIGHT - top - height, width, height);
    }

    private void fill(Colour colour) throws IOException {
        content.setNonStrokingColor(colour.red(), colour.green(), colour.blue());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
