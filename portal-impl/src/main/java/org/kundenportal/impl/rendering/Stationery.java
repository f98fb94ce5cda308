package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.kundenportal.impl.rendering.PrintedDocument.Company;

import static org.kundenportal.impl.rendering.Page.mm;

/** What the merchant's paper carries before anything is written on it: logo, footer, marks, page numbers. */
final class Stationery {

    private static final float LOGO_HEIGHT = mm(18);
    private static final float LOGO_WIDTH = mm(75);
    private static final float COLUMN_GAP = mm(5);
    private static final Style FOOTER_NAME = new Style(true, 7, Colour.INK);
    private static final Style STORNO = new Style(true, 96, Colour.FAINT_ALARM);
    private static final double DIAGONAL = Math.toRadians(52);

    private final Edition edition;
    private final Company issuer;
    private final PDImageXObject logo;
    private final List<List<String>> footer;

    /** Paper of the document's issuer; {@code logo} may be null. */
    Stationery(Edition edition, PDImageXObject logo) {
        this.edition = edition;
        this.issuer = edition.document().issuer();
        this.logo = logo;
        this.footer = footer();
    }

    /** Prepares a page and leaves the flow where its content begins. */
    void draw(PageFlow flow) throws IOException {
        Pen pen = flow.pen();
        canceledMark(pen);
        footer(pen);
        if (flow.isFirstPage()) {
            foldMarks(pen);
            letterhead(pen);
        } else {
            continuation(pen);
        }
        flow.moveTo(Page.NEXT_TOP);
    }

    private void canceledMark(Pen pen) throws IOException {
        if (edition.document().canceled()) {
            String mark =
                    edition.texts().get("canceled").toUpperCase(edition.texts().locale());
            pen.textAcross(mark, Page.WIDTH / 2, Page.HEIGHT / 2, DIAGONAL, STORNO);
        }
    }

    private static void foldMarks(Pen pen) throws IOException {
        for (float fold : Page.FOLDS) {
            pen.rule(mm(5), mm(8), fold, 0.4f, Colour.MUTED);
        }
        pen.rule(mm(5), mm(10), Page.PUNCH, 0.4f, Colour.MUTED);
    }

    private void letterhead(Pen pen) throws IOException {
        if (logo != null) {
            float scale = Math.min(LOGO_HEIGHT / logo.getHeight(), LOGO_WIDTH / logo.getWidth());
            pen.image(logo, Page.LEFT, Page.LETTERHEAD_TOP, logo.getWidth() * scale, logo.getHeight() * scale);
        } else if (Edition.given(issuer.name())) {
            Style style = edition.faces().shrunk(issuer.name(), new Style(true, 15, edition.accent()), Page.TEXT_WIDTH);
            String name = edition.faces().cut(issuer.name(), style, Page.TEXT_WIDTH);
            pen.text(name, Page.LEFT, Page.LETTERHEAD_TOP + mm(6), style);
        }
    }

    private void continuation(Pen pen) throws IOException {
        float baseline = mm(19);
        float half = Page.TEXT_WIDTH / 2 - COLUMN_GAP;
        if (Edition.given(issuer.name())) {
            pen.text(edition.faces().cut(issuer.name(), Style.LABEL, half), Page.LEFT, baseline, Style.LABEL);
        }
        String subject = edition.faces().cut(edition.subject(), Style.LABEL, half);
        pen.textEndingAt(subject, Page.RIGHT, baseline, Style.LABEL);
        pen.rule(Page.LEFT, Page.RIGHT, baseline + mm(3), 0.5f, Colour.HAIRLINE);
    }

    private List<List<String>> footer() {
        String taxId = TaxNumber.isVatId(issuer.vatId()) ? "company.vat" : "company.taxNumber";
        return Stream.of(
                        lines(issuer.name(), issuer.street(), place(issuer.postalCode(), issuer.city())),
                        lines(worded("company.phone", issuer.phone()), issuer.email()),
                        lines(worded(taxId, issuer.vatId()), worded("company.iban", Iban.grouped(issuer.iban()))))
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private String worded(String key, String value) {
        return Edition.given(value) ? edition.texts().get(key, value) : null;
    }

    /** Postal code and town on one line. */
    static String place(String postalCode, String city) {
        return String.join(" ", lines(postalCode, city));
    }

    /** The given texts without those that are empty. */
    static List<String> lines(String... texts) {
        return Stream.of(texts).filter(Edition::given).map(String::strip).toList();
    }

    private void footer(Pen pen) throws IOException {
        if (footer.isEmpty()) {
            return;
        }
        pen.rule(Page.LEFT, Page.RIGHT, Page.FOOTER_TOP, 0.5f, Colour.HAIRLINE);
        float width = (Page.TEXT_WIDTH - COLUMN_GAP * (footer.size() - 1)) / footer.size();
        for (int column = 0; column < footer.size(); column++) {
            float baseline = Page.FOOTER_TOP + mm(5);
            Style style = column == 0 && Edition.given(issuer.name()) ? FOOTER_NAME : Style.SMALL;
            for (String line : footer.get(column)) {
                Style fitting = edition.faces().shrunk(line, style, width);
                String text = edition.faces().cut(line, fitting, width);
                pen.text(text, Page.LEFT + column * (width + COLUMN_GAP), baseline, fitting);
                baseline += Style.SMALL.leading();
                style = Style.SMALL;
            }
        }
    }

    /** "Seite 1 von 3" above the footer. */
    void number(Pen pen, int page, int pages) throws IOException {
        String text = edition.texts().get("page", Integer.toString(page), Integer.toString(pages));
        pen.textEndingAt(text, Page.RIGHT, Page.FOOTER_TOP - mm(2.5f), Style.SMALL);
    }
}
