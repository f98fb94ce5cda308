package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import static org.kundenportal.impl.rendering.Page.mm;

/** The sums below the table, right-aligned with its amounts: net, VAT by rate, total, what is paid, what is due. */
final class TotalsBlock {

    private static final float LEFT = Page.RIGHT - mm(85);
    private static final float INDENT = mm(3);
    private static final float TOP_SPACE = mm(3);
    private static final Style RESULT = new Style(true, 12, Colour.INK);

    /** A row; a result stands in its own panel. */
    private record Sum(String label, String amount, boolean result) {

        float height() {
            return result ? RESULT.leading() + mm(4) : Style.BODY.leading() + mm(1.6f);
        }
    }

    private final Edition edition;
    private final List<Sum> sums;

    TotalsBlock(Edition edition) {
        this.edition = edition;
        this.sums = edition.totals().total() == null ? List.of() : sums();
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
        float top = flow.y() + mm(1);
        float height = sum.height() - mm(1);
        flow.pen().box(LEFT, top, Page.RIGHT - LEFT, height, Colour.PANEL);
        flow.pen().rule(LEFT, Page.RIGHT, top, 1, edition.accent());
        float baseline = top + (height - RESULT.leading()) / 2 + RESULT.ascent();
        row(flow.pen(), sum, baseline, RESULT, RESULT);
    }

    private void row(Pen pen, Sum sum, float baseline, Style label, Style amount) throws IOException {
        float right = Page.RIGHT - (sum.result() ? INDENT : 0);
        Style amountStyle = edition.faces().shrunk(sum.amount(), amount, (right - LEFT) * 2 / 3);
        float labelWidth = right - LEFT - 2 * INDENT - edition.faces().width(sum.amount(), amountStyle);
        Style labelStyle = edition.faces().shrunk(sum.label(), label, labelWidth);
        pen.text(sum.label(), LEFT + INDENT, baseline, labelStyle);
        pen.textEndingAt(sum.amount(), right, baseline, amountStyle);
    }
}
