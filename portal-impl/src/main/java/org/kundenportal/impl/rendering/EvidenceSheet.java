package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

import static org.kundenportal.impl.rendering.Page.mm;

/** The evidence of a decision: a sentence, then each fact with its label. */
final class EvidenceSheet {

    private static final float LABEL_WIDTH = mm(42);
    private static final float SPACE = mm(2.2f);
    private static final String NONE = "\u2013";

    private final Edition edition;
    private final PrintedEvidence evidence;

    EvidenceSheet(Edition edition, PrintedEvidence evidence) {
        this.edition = edition;
        this.evidence = evidence;
    }

    void draw(PageFlow flow) throws IOException {
        flow.paragraph(text("evidence.intro." + evidence.choice()), Style.BODY, Page.LEFT, Page.TEXT_WIDTH);
        flow.moveBy(2 * SPACE);
        fact(flow, "document", text("evidence.document.value", document(), Integer.toString(evidence.version())));
        fact(flow, "total", total());
        fact(flow, "choice", text("evidence.choice." + evidence.choice()));
        fact(flow, "name", evidence.name());
        fact(flow, "reason", evidence.reason());
        fact(flow, "terms", evidence.terms());
        fact(flow, "at", time());
        fact(flow, "contact", evidence.contact());
        fact(flow, "session", text("evidence.session." + evidence.assurance(), evidence.session()));
        fact(flow, "address", evidence.clientAddress());
        fact(flow, "pdf", text("evidence.pdf.value", Long.toString(evidence.pdfSize()), evidence.pdfSha256()));
        flow.moveBy(SPACE);
        flow.paragraph(text("evidence.closing"), Style.LABEL, Page.LEFT, Page.TEXT_WIDTH);
    }

    private String document() {
        return Edition.subject(evidence.document(), edition.texts());
    }

    private String total() {
        return evidence.document().total() == null
                ? null
                : edition.money(evidence.document().total().amount());
    }

    /** In the merchant's zone with its distance from UTC, to the second. */
    private String time() {
        ZonedDateTime at = evidence.at().atZone(evidence.zone());
        String local = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .withLocale(edition.texts().locale())
                .format(at);
        String utc = DateTimeFormatter.ISO_INSTANT.format(evidence.at());
        return at.getOffset().equals(ZoneOffset.UTC) ? utc : local + " (" + utc + ")";
    }

    private String text(String key, String... values) {
        return edition.texts().get(key, values);
    }

    /** A label and, beside it, its value over as many lines and pages as it needs. */
    private void fact(PageFlow flow, String label, String value) throws IOException {
        List<String> lines = edition.faces()
                .wrap(Edition.given(value) ? value.strip() : NONE, Style.BODY, Page.TEXT_WIDTH - LABEL_WIDTH);
        flow.require(Style.BODY.leading());
        flow.pen().text(text("evidence." + label), Page.LEFT, flow.y() + Style.BODY.ascent(), Style.LABEL);
        for (String line : lines) {
            flow.require(Style.BODY.leading());
            flow.pen().text(line, Page.LEFT + LABEL_WIDTH, flow.y() + Style.BODY.ascent(), Style.BODY);
            flow.moveBy(Style.BODY.leading());
        }
        flow.moveBy(SPACE);
    }
}
