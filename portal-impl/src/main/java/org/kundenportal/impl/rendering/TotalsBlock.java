package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import static org.kundenportal.impl.rendering.Page.mm;

/** The sums below the table, right-aligned with its amounts: net, VAT by rate, total, what is paid, what is due. */
final class TotalsBlock {

    private static final float LEFT = Page.RIGHT - mm(78);
    private static final float GAP = mm(4);
    private static final float TOP_SPACE = mm(3);
    private static final Style RESULT = new Style(true, 12, Colour.INK);

    /** A row; a result is set larger, below a line. */
    private record Sum(String label, String amount, boolean result) {

        float height() {
            return result ? RESULT.leading() + mm(4) : Style.BODY.leading() + mm(1.6f);
        }
    }

    private final Edition edition;
    private final List<Sum> sums;

    TotalsBlock(Edition edition) {
        this.edition = edition;
        this.sums = edition.totals().due() == null ? List.of() : sums();
    }

    private List<Sum> sums() {
        Totals totals = edition.totals();
        List<Sum> rows = new ArrayList<>();
        if (totals.addsUp() && !totals.taxes().isEmpty()) {
            add(rows, "total.net", totals.net());
            for (Totals.Tax tax : totals.taxes()) {
                String label = edition.texts()
                        .get("total.vat", edition.formats().percent(tax.percent()), edition.money(tax.basis()));
                rows.add(new Sum(label, edition.money(tax.amount()), false));
            }
        }
        if (totals.total() == null) {
            rows.add(new Sum(edition.texts().get("total.due"), edition.money(totals.due()), true));
            return rows;
        }
        if (totals.due().compareTo(totals.total()) == 0) {
            rows.add(new Sum(edition.texts().get(resultLabel()), edition.money(totals.total()), true));
            return rows;
        }
        add(rows, "total.total", totals.total());
        if (totals.paid() != null && totals.paid().signum() != 0) {
            add(rows, "total.paid", totals.paid().negate());
        }
        rows.add(new Sum(edition.texts().get("total.due"), edition.money(totals.due()), true));
        return rows;
    }

    private String resultLabel() {
        return edition.document().type() == PrintedDocument.Type.CREDIT_NOTE ? "total.credit" : "total.total";
    }

    private void add(List<Sum> rows, String label, BigDecimal amount) {
        rows.add(new Sum(edition.texts().get(label), edition.money(amount), false));
    }

    float height() {
        return sums.isEmpty()
                ? 0
                : TOP_SPACE + (float) sums.stream().mapToDouble(Sum::height).sum();
    }

    void draw(PageFlow flow) throws IOException {
        flow.require(height());
        flow.moveBy(sums.isEmpty() ? 0 : TOP_SPACE);
        for (Sum sum : sums) {
            if (sum.result()) {
                result(flow, sum);
            } else {
                row(flow.pen(), sum, flow.y() + mm(0.8f) + Style.BODY.ascent(), Style.MUTED, Style.BODY);
            }
            flow.moveBy(sum.height());
        }
    }

    private void result(PageFlow flow, Sum sum) throws IOException {
        float rule = flow.y() + mm(1.2f);
        flow.pen().rule(LEFT, Page.RIGHT, rule, 1, edition.accent());
        row(flow.pen(), sum, rule + mm(2) + RESULT.ascent(), RESULT, RESULT);
    }

    private void row(Pen pen, Sum sum, float baseline, Style label, Style amount) throws IOException {
        float width = Page.RIGHT - LEFT;
        Style amountStyle = edition.faces().shrunk(sum.amount(), amount, width * 2 / 3);
        float labelWidth = width - GAP - edition.faces().width(sum.amount(), amountStyle);
        pen.text(sum.label(), LEFT, baseline, edition.faces().shrunk(sum.label(), label, labelWidth));
        pen.textEndingAt(sum.amount(), Page.RIGHT, baseline, amountStyle);
    }
}
