package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.kundenportal.impl.fonts.Printable;

/**
 * The sequence of pages and the place on the current one. A page's content is compressed as soon as the next begins, so
 * that memory holds little more than the finished file.
 */
final class PageFlow implements AutoCloseable {

    /** Draws what a page begins with, and moves the flow below it. */
    interface Opening {
        void draw(PageFlow flow) throws IOException;
    }

    private final PDDocument pdf;
    private final PrintFonts fonts;
    private final Opening furniture;
    private final List<PDPage> pages = new ArrayList<>();
    private Opening repeated = flow -> {};
    private Pen pen;
    private float y;

    PageFlow(PDDocument pdf, PrintFonts fonts, Opening furniture) {
        this.pdf = pdf;
        this.fonts = fonts;
        this.furniture = furniture;
    }

    /** Begins a page: its furniture, then what is to be repeated. */
    void nextPage() throws IOException {
        close();
        PDPage page = new PDPage(new PDRectangle(Page.WIDTH, Page.HEIGHT));
        pdf.addPage(page);
        pages.add(page);
        pen = new Pen(new PDPageContentStream(pdf, page), fonts);
        furniture.draw(this);
        repeated.draw(this);
    }

    /** Sets what each following page begins with, such as a table's header. */
    void repeat(Opening opening) {
        repeated = opening;
    }

    boolean isFirstPage() {
        return pages.size() == 1;
    }

    Pen pen() {
        return pen;
    }

    Typefaces faces() {
        return fonts.faces();
    }

    /** Distance from the upper edge of the page. */
    float y() {
        return y;
    }

    void moveTo(float newY) {
        y = newY;
    }

    void moveBy(float distance) {
        y += distance;
    }

    /** What is left of this page. */
    float room() {
        return Page.BODY_BOTTOM - y;
    }

    /** Turns the page if the height does not fit on this one, but would on the next. */
    void require(float height) throws IOException {
        if (height > room() && y > Page.NEXT_TOP) {
            nextPage();
        }
    }

    /** Sets text over as many pages as it needs. */
    void paragraph(String text, Style style, float left, float width) throws IOException {
        for (String line : faces().wrap(text, style, width)) {
            require(style.leading());
            pen.text(line, left, y + style.ascent(), style);
            y += style.leading();
        }
    }

    /** The same, its web addresses being links, also where one is broken into several lines. */
    void linkedParagraph(String text, Style style, float left, float width) throws IOException {
        String drawn = Printable.of(text, faces().of(style));
        List<WebAddress> addresses = WebAddress.in(drawn);
        int at = 0;
        for (String line : faces().wrap(drawn, style, width)) {
            require(style.leading());
            pen.text(line, left, y + style.ascent(), style);
            at = drawn.indexOf(line, at);
            for (WebAddress address : addresses) {
                int from = Math.max(0, address.from() - at);
                int to = Math.min(line.length(), address.to() - at);
                if (from < to) {
                    float start = left + faces().width(line.substring(0, from), style);
                    link(address.text(), start, faces().width(line.substring(from, to), style), style.leading());
                }
            }
            at += line.length();
            y += style.leading();
        }
    }

    /** A place on this line that opens an address. PDF/A asks that what can be clicked can be printed. */
    private void link(String address, float left, float width, float height) throws IOException {
        PDActionURI action = new PDActionURI();
        action.setURI(address);
        PDAnnotationLink link = new PDAnnotationLink();
        link.setAction(action);
        link.setRectangle(new PDRectangle(left, Page.HEIGHT - y - height, width, height));
        link.setBorder(new COSArray(List.of(COSInteger.ZERO, COSInteger.ZERO, COSInteger.ZERO)));
        link.setPrinted(true);
        pages.get(pages.size() - 1).getAnnotations().add(link);
    }

    /** Ends the last page and draws on each what needs their number. */
    void finish(PageNumber number) throws IOException {
        close();
        for (int i = 0; i < pages.size(); i++) {
            PDPageContentStream content = new PDPageContentStream(pdf, pages.get(i), AppendMode.APPEND, true, false);
            try (Pen appended = new Pen(content, fonts)) {
                number.draw(appended, i + 1, pages.size());
            }
        }
    }

    /** Draws the number of a page. */
    interface PageNumber {
        void draw(Pen pen, int page, int pages) throws IOException;
    }

    /** Ends the current page. */
    @Override
    public void close() throws IOException {
        if (pen != null) {
            pen.close();
            pen = null;
        }
    }
}
