package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.transfer.GiroCode;

import static org.kundenportal.impl.rendering.Page.mm;

/** What stands below the sums: the note, and what the customer is asked to do. */
final class Closing {

    private static final float SPACE = mm(7);
    private static final float PANEL_HEIGHT = mm(15);
    private static final float PANEL_INDENT = mm(5);
    private static final float PANEL_GAP = mm(7);
    private static final float STACK_HEIGHT = mm(32);
    private static final float STACK_STEP = mm(9);
    private static final float CODE_SIDE = mm(28);
    private static final float CODE_MARGIN = mm(2);
    /** Modules of light around a code, by its standard (ISO/IEC 18004). */
    private static final int QUIET_ZONE = 4;

    /** A labelled value of the panel with the bank details. */
    private record Detail(String label, String value) {}

    private final Edition edition;
    private final PrintedDocument document;

    Closing(Edition edition) {
        this.edition = edition;
        this.document = edition.document();
    }

    void draw(PageFlow flow) throws IOException {
        if (Edition.given(document.note())) {
            flow.moveBy(SPACE);
            flow.linkedParagraph(document.note().strip(), Style.BODY, Page.LEFT, Page.TEXT_WIDTH);
        }
        String request = request();
        if (request == null) {
            return;
        }
        List<Detail> details = edition.asksForPayment() ? bankDetails() : List.of();
        Optional<GiroCode> code = edition.asksForPayment() ? code() : Optional.empty();
        float height = code.isPresent() ? STACK_HEIGHT : PANEL_HEIGHT;
        int lines = edition.faces().wrap(request, Style.BODY, Page.TEXT_WIDTH).size();
        flow.require(SPACE + lines * Style.BODY.leading() + (details.isEmpty() ? 0 : mm(3) + height));
        flow.moveBy(SPACE);
        flow.paragraph(request, Style.BODY, Page.LEFT, Page.TEXT_WIDTH);
        if (!details.isEmpty()) {
            flow.moveBy(mm(3));
            background(flow, height);
            if (code.isPresent()) {
                stack(flow, details, code.get().rows());
            } else {
                row(flow, details);
            }
            flow.moveBy(height);
        }
    }

    /** The one sentence that the document ends with; null if it needs none. */
    private String request() {
        if (document.canceled()) {
            return edition.texts().get("closing.canceled");
        }
        if (edition.asksForPayment()) {
            return edition.paymentSentence();
        }
        return switch (document.type()) {
            case INVOICE, REMINDER ->
                edition.totals().due() != null && edition.totals().due().signum() == 0
                        ? edition.texts().get("closing.paid")
                        : null;
            case CREDIT_NOTE ->
                edition.totals().due() != null && edition.totals().due().signum() > 0 ? edition.creditSentence() : null;
            case ESTIMATE ->
                document.validUntil() == null
                        ? null
                        : edition.texts()
                                .get("closing.validUntil", edition.formats().longDate(document.validUntil()));
            case DELIVERY_NOTE, ORDER_CONFIRMATION, SERVICE_REPORT -> null;
        };
    }

    private Optional<GiroCode> code() {
        Company issuer = document.issuer();
        return GiroCode.of(
                issuer.name(), issuer.iban(), edition.totals().due(), document.currency(), document.number());
    }

    private List<Detail> bankDetails() {
        Company issuer = document.issuer();
        List<Detail> details = new ArrayList<>();
        if (Edition.given(issuer.iban())) {
            if (Edition.given(issuer.name())) {
                details.add(detail("closing.payee", issuer.name()));
            }
            details.add(detail("closing.iban", Iban.grouped(issuer.iban())));
            details.add(detail("closing.reference", document.number()));
        }
        return details;
    }

    private Detail detail(String label, String value) {
        return new Detail(edition.texts().get(label), value);
    }

    /** Width of a detail with the gap behind it; a very long one must leave room for its neighbours. */
    private float width(Detail detail) {
        float value = Math.max(
                edition.faces().width(detail.value(), Style.STRONG),
                edition.faces().width(detail.label(), Style.LABEL));
        return Math.min(value, Page.TEXT_WIDTH / 2) + PANEL_GAP;
    }

    private void background(PageFlow flow, float height) throws IOException {
        flow.pen().box(Page.LEFT, flow.y(), Page.TEXT_WIDTH, height, Colour.PANEL);
        flow.pen().box(Page.LEFT, flow.y(), mm(1), height, edition.accent());
    }

    /** The details one below the other, and the code at their right. */
    private void stack(PageFlow flow, List<Detail> details, List<String> code) throws IOException {
        Pen pen = flow.pen();
        float codeLeft = Page.RIGHT - CODE_MARGIN - CODE_SIDE;
        float room = codeLeft - Page.LEFT - PANEL_INDENT - PANEL_GAP;
        float top = flow.y();
        for (Detail detail : details) {
            Style style = edition.faces().shrunk(detail.value(), Style.STRONG, room);
            pen.text(detail.label(), Page.LEFT + PANEL_INDENT, top + mm(5.2f), Style.LABEL);
            pen.text(edition.faces().cut(detail.value(), style, room), Page.LEFT + PANEL_INDENT, top + mm(9.4f), style);
            top += STACK_STEP;
        }
        pen.textEndingAt(
                edition.texts().get("closing.scan"),
                codeLeft - CODE_MARGIN,
                flow.y() + STACK_HEIGHT - CODE_MARGIN,
                Style.SMALL);
        float side = CODE_SIDE / (code.size() + 2 * QUIET_ZONE);
        pen.box(codeLeft, flow.y() + CODE_MARGIN, CODE_SIDE, CODE_SIDE, Colour.WHITE);
        pen.squares(code, codeLeft + QUIET_ZONE * side, flow.y() + CODE_MARGIN + QUIET_ZONE * side, side, Colour.INK);
    }

    /** The details side by side. */
    private void row(PageFlow flow, List<Detail> details) throws IOException {
        Pen pen = flow.pen();
        float left = Page.LEFT + PANEL_INDENT;
        float available = Page.RIGHT - left;
        float natural = (float) details.stream().mapToDouble(this::width).sum();
        for (Detail detail : details) {
            float width = available * width(detail) / natural;
            float room = width - PANEL_GAP;
            Style style = edition.faces().shrunk(detail.value(), Style.STRONG, room);
            pen.text(detail.label(), left, flow.y() + mm(5.8f), Style.LABEL);
            pen.text(edition.faces().cut(detail.value(), style, room), left, flow.y() + mm(10.6f), style);
            left += width;
        }
    }
}
