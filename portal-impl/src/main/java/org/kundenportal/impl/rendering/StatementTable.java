package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.kundenportal.impl.rendering.PrintedStatement.Account;
import org.kundenportal.impl.rendering.PrintedStatement.Row;

import static org.kundenportal.impl.rendering.Page.mm;

/** The movements of one account between its two balances. The header stands on each page. */
final class StatementTable {

    private static final float TEXT_LEFT = Page.LEFT + mm(22);
    private static final float COLUMN = mm(27);
    private static final float GAP = mm(3);
    private static final float TEXT_WIDTH = Page.RIGHT - 3 * COLUMN - TEXT_LEFT;
    private static final float PADDING = mm(1.4f);

    private final Texts texts;
    private final Typefaces faces;
    private final Colour accent;
    private final Formats formats;
    private final Account account;

    StatementTable(Edition edition, Account account) {
        this.texts = edition.texts();
        this.faces = edition.faces();
        this.accent = edition.accent();
        this.formats = new Formats(texts.locale(), account.currency());
        this.account = account;
    }

    void draw(PageFlow flow, LocalDate from, LocalDate to) throws IOException {
        float row = Style.BODY.leading() + 2 * PADDING;
        flow.require(headerHeight() + 3 * row);
        header(flow);
        flow.repeat(this::header);
        balance(flow, texts.get("statement.opening", formats.shortDate(from)), account.opening());
        for (Row movement : account.rows()) {
            movement(flow, movement);
        }
        flow.require(row);
        flow.repeat(none -> {});
        flow.pen().rule(Page.LEFT, Page.RIGHT, flow.y(), 1, accent);
        balance(flow, texts.get("statement.closing", formats.shortDate(to)), account.closing());
    }

    private static float headerHeight() {
        return Style.LABEL.leading() + mm(2.4f);
    }

    private void header(PageFlow flow) throws IOException {
        Pen pen = flow.pen();
        float baseline = flow.y() + Style.LABEL.ascent();
        pen.text(texts.get("statement.date"), Page.LEFT, baseline, Style.LABEL);
        pen.text(texts.get("statement.document"), TEXT_LEFT, baseline, Style.LABEL);
        String currency = account.currency().getCurrencyCode();
        cell(pen, 2, texts.get("statement.debit", currency), baseline, Style.LABEL);
        cell(pen, 1, texts.get("statement.credit", currency), baseline, Style.LABEL);
        cell(pen, 0, texts.get("statement.balance", currency), baseline, Style.LABEL);
        flow.moveBy(headerHeight());
        pen.rule(Page.LEFT, Page.RIGHT, flow.y(), 1, accent);
    }

    private void balance(PageFlow flow, String label, BigDecimal amount) throws IOException {
        flow.moveBy(PADDING);
        float baseline = flow.y() + Style.STRONG.ascent();
        flow.pen().text(label, TEXT_LEFT, baseline, Style.STRONG);
        cell(flow.pen(), 0, formats.amount(amount), baseline, Style.STRONG);
        endRow(flow, 1);
    }

    private void movement(PageFlow flow, Row row) throws IOException {
        List<String> lines = faces.wrap(words(row), Style.BODY, TEXT_WIDTH);
        flow.require(lines.size() * Style.BODY.leading() + 2 * PADDING);
        flow.moveBy(PADDING);
        Pen pen = flow.pen();
        float baseline = flow.y() + Style.BODY.ascent();
        pen.text(formats.shortDate(row.date()), Page.LEFT, baseline, Style.BODY);
        for (int i = 0; i < lines.size(); i++) {
            pen.text(lines.get(i), TEXT_LEFT, baseline + i * Style.BODY.leading(), Style.BODY);
        }
        cell(pen, row.amount().signum() < 0 ? 1 : 2, formats.amount(row.amount().abs()), baseline, Style.BODY);
        cell(pen, 0, formats.amount(row.balance()), baseline, Style.BODY);
        endRow(flow, lines.size());
    }

    private String words(Row row) {
        String name = (texts.get("title." + row.type()) + " " + row.number()).replace('\n', ' ');
        return row.settled() ? texts.get("statement.settled." + row.type(), name) : name;
    }

    private static void endRow(PageFlow flow, int lines) throws IOException {
        flow.moveBy(lines * Style.BODY.leading() + PADDING);
        flow.pen().rule(Page.LEFT, Page.RIGHT, flow.y(), 0.5f, Colour.HAIRLINE);
    }

    /** @param column counted from the right edge */
    private void cell(Pen pen, int column, String text, float baseline, Style style) throws IOException {
        Style fitting = faces.shrunk(text, style, COLUMN - GAP);
        pen.textEndingAt(text, Page.RIGHT - column * COLUMN, baseline, fitting);
    }
}
