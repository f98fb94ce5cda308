package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kundenportal.impl.rendering.PrintedDocument.Company;
import org.kundenportal.impl.rendering.PrintedDocument.Recipient;

import static org.kundenportal.impl.rendering.Page.mm;

/** The upper part of the first page: address, reference block and subject. */
final class Head {

    private static final Style SUBJECT = new Style(true, 18, Colour.INK);
    private static final Style SENDER = new Style(false, 6.5f, Colour.MUTED);
    private static final Style VALUE = new Style(false, 9, Colour.INK);
    private static final Style STAMP = new Style(true, 10, Colour.ALARM);
    private static final float[] ADDRESS_SIZES = {10.5f, 9.5f, 8.5f, 7.5f, 6.5f};
    private static final float VALUE_LEFT = Page.INFO_LEFT + mm(31);
    private static final float PADDING = mm(2);
    private static final int MOST_VALUE_LINES = 3;

    /** A labelled value of the reference block. */
    record Reference(String label, String value) {}

    private final Edition edition;
    private final PrintedDocument document;
    private final List<Reference> references;

    /** The head of a document. */
    Head(Edition edition) {
        this(edition, references(edition));
    }

    /** A head with these references. */
    Head(Edition edition, List<Reference> references) {
        this.edition = edition;
        this.document = edition.document();
        this.references = references;
    }

    void draw(PageFlow flow) throws IOException {
        sender(flow.pen());
        address(flow.pen());
        float referencesEnd = references(flow.pen());
        flow.moveTo(Math.max(Page.SUBJECT_TOP, referencesEnd + mm(8)));
        subject(flow);
    }

    private void sender(Pen pen) throws IOException {
        Company issuer = document.issuer();
        List<String> parts =
                Stationery.lines(issuer.name(), issuer.street(), Stationery.place(issuer.postalCode(), issuer.city()));
        if (parts.isEmpty()) {
            return;
        }
        String line = String.join(" \u00b7 ", parts);
        Style style = edition.faces().shrunk(line, SENDER, Page.ADDRESS_WIDTH);
        float baseline = Page.RECIPIENT_TOP - mm(2);
        pen.text(edition.faces().cut(line, style, Page.ADDRESS_WIDTH), Page.LEFT, baseline, style);
        pen.rule(Page.LEFT, Page.LEFT + Page.ADDRESS_WIDTH, baseline + mm(1.2f), 0.4f, Colour.HAIRLINE);
    }

    private void address(Pen pen) throws IOException {
        List<String> lines = addressLines();
        float room = Page.RECIPIENT_BOTTOM - Page.RECIPIENT_TOP;
        for (float size : ADDRESS_SIZES) {
            Style style = Style.BODY.withSize(size);
            List<String> wrapped = new ArrayList<>();
            for (String line : lines) {
                wrapped.addAll(edition.faces().wrap(line.replace('\n', ' '), style, Page.ADDRESS_WIDTH));
            }
            boolean last = size == ADDRESS_SIZES[ADDRESS_SIZES.length - 1];
            if (wrapped.size() * style.leading() <= room || last) {
                drawAddress(pen, last ? visible(wrapped, (int) (room / style.leading())) : wrapped, style);
                return;
            }
        }
    }

    /** The beginning of the name and the end of the address, of one that fills a window by far. */
    private static List<String> visible(List<String> lines, int most) {
        int tail = Math.min(lines.size(), most / 2);
        return lines.size() <= most
                ? lines
                : Stream.concat(
                                lines.subList(0, most - tail).stream(),
                                lines.subList(lines.size() - tail, lines.size()).stream())
                        .toList();
    }

    private static void drawAddress(Pen pen, List<String> lines, Style style) throws IOException {
        float baseline = Page.RECIPIENT_TOP + mm(1) + style.ascent();
        for (String line : lines) {
            pen.text(line, Page.LEFT, baseline, style);
            baseline += style.leading();
        }
    }

    private List<String> addressLines() {
        Recipient recipient = document.recipient();
        return Stationery.lines(
                recipient.name(),
                recipient.street(),
                Stationery.place(recipient.postalCode(), recipient.city()),
                foreignCountry());
    }

    /** The country in capitals, as the post asks for on letters abroad; null at home. */
    private String foreignCountry() {
        String country = document.recipient().country();
        if (!Edition.given(country)
                || country.strip().equalsIgnoreCase(document.issuer().country())) {
            return null;
        }
        Locale language = edition.texts().locale();
        return Country.name(country, language).toUpperCase(language);
    }

    private float references(Pen pen) throws IOException {
        float y = Page.INFO_TOP;
        for (Reference reference : references) {
            float baseline = y + VALUE.ascent();
            Style label = edition.faces().shrunk(reference.label(), Style.LABEL, VALUE_LEFT - Page.INFO_LEFT - PADDING);
            pen.text(reference.label(), Page.INFO_LEFT, baseline, label);
            List<String> lines = edition.faces().wrap(reference.value(), VALUE, Page.RIGHT - VALUE_LEFT);
            for (String line : lines.subList(0, Math.min(MOST_VALUE_LINES, lines.size()))) {
                pen.text(line, VALUE_LEFT, y + VALUE.ascent(), VALUE);
                y += VALUE.leading();
            }
            y += mm(0.6f);
        }
        return y;
    }

    private static List<Reference> references(Edition edition) {
        PrintedDocument document = edition.document();
        List<Reference> all = new ArrayList<>();
        add(all, edition, "info.number." + document.type(), document.number());
        add(all, edition, "info.date", date(edition, document.issueDate()));
        add(all, edition, "info.due", date(edition, document.dueDate()));
        if (document.type() == PrintedDocument.Type.ESTIMATE) {
            add(all, edition, "info.validUntil", date(edition, document.validUntil()));
        }
        add(all, edition, "info.customer", document.recipient().customerNumber());
        add(all, edition, "info.customerVat", document.recipient().vatId());
        add(all, edition, "info.order", document.orderNumber());
        add(all, edition, "info.workOrder", document.workOrderNumber());
        add(all, edition, "info.precedingInvoice", document.precedingInvoice());
        return all;
    }

    private static String date(Edition edition, LocalDate date) {
        return date == null ? null : edition.formats().shortDate(date);
    }

    private static void add(List<Reference> all, Edition edition, String label, String value) {
        if (Edition.given(value)) {
            all.add(new Reference(edition.texts().get(label), value.strip()));
        }
    }

    private void subject(PageFlow flow) throws IOException {
        float width = Page.TEXT_WIDTH;
        if (document.canceled()) {
            width -= stamp(flow.pen(), flow.y()) + PADDING;
        }
        flow.paragraph(edition.subject().replace('\n', ' '), SUBJECT, Page.LEFT, width);
        flow.moveBy(mm(5));
    }

    /** A framed "canceled" at the right edge; returns its width. */
    private float stamp(Pen pen, float top) throws IOException {
        String text =
                edition.texts().get("canceled").toUpperCase(edition.texts().locale());
        float width = edition.faces().width(text, STAMP) + 2 * PADDING;
        float left = Page.RIGHT - width;
        float height = STAMP.leading() + PADDING;
        pen.box(left, top, width, height, Colour.ALARM);
        pen.box(left + 1, top + 1, width - 2, height - 2, Colour.WHITE);
        pen.text(text, left + PADDING, top + PADDING / 2 + STAMP.ascent(), STAMP);
        return width;
    }
}
