package org.kundenportal.impl.rendering;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kundenportal.impl.rendering.PrintedDocument.Line;

import static org.kundenportal.impl.rendering.Page.mm;

/**
 * The table of what is delivered or billed. Columns are as wide as their widest content, the description takes the
 * rest; a column that no line fills is left out. The header stands on each page, and a row stays together unless it is
 * taller than a page.
 */
final class LineTable {

    private static final float GAP = mm(5);
    private static final float PADDING = mm(1.9f);
    private static final float LEAST_DESCRIPTION = mm(50);
    private static final float MOST_COLUMN = mm(36);
    private static final float POSITION_WIDTH = mm(10);

    /**
     * A column beside the description.
     *
     * @param cells one text a row, empty where the line has none
     * @param edge the left edge, or the right edge where the texts end
     */
    private record Column(String label, List<String> cells, boolean endsAtEdge, float width, float edge) {

        Column placed(float newWidth, float newEdge) {
            return new Column(label, cells, endsAtEdge, newWidth, newEdge);
        }
    }

    /** A line of a description. */
    private record Words(String text, Style style) {}

    private final Edition edition;
    private final List<Line> lines;
    private final List<Column> columns;
    private final float descriptionWidth;

    LineTable(Edition edition) {
        this.edition = edition;
        this.lines = edition.document().lines();
        List<Column> natural = filledColumns();
        float used = (float) natural.stream().mapToDouble(Column::width).sum();
        float available = Page.TEXT_WIDTH - POSITION_WIDTH - LEAST_DESCRIPTION - GAP * natural.size();
        this.columns = placed(natural, Math.min(1, available / used));
        float columnsWidth = (float) columns.stream().mapToDouble(Column::width).sum();
        this.descriptionWidth = Page.TEXT_WIDTH - POSITION_WIDTH - columnsWidth - GAP * columns.size();
    }

    private List<Column> filledColumns() {
        Formats formats = edition.formats();
        return Stream.of(
                        column("quantity", true, line -> number(line.quantity(), formats::number)),
                        column("unit", false, line -> line.unit() == null ? "" : line.unit()),
                        column("unitPrice", true, line -> number(line.unitPrice(), edition::price)),
                        column("vat", true, line -> number(line.vatPercent(), formats::percent)),
                        column(
                                "amount",
                                true,
                                line -> number(line.amount(edition.document().currency()), edition::money)))
                .filter(column -> !column.cells().stream().allMatch(String::isBlank))
                .toList();
    }

    private static String number(BigDecimal value, Function<BigDecimal, String> format) {
        return value == null ? "" : format.apply(value);
    }

    private Column column(String name, boolean endsAtEdge, Function<Line, String> cell) {
        String label = edition.texts().get("column." + name);
        List<String> cells = lines.stream().map(cell).toList();
        double widest = cells.stream()
                .mapToDouble(text -> edition.faces().width(text, Style.BODY))
                .max()
                .orElse(0);
        double width = Math.max(widest, edition.faces().width(label, Style.LABEL));
        return new Column(label, cells, endsAtEdge, (float) Math.min(MOST_COLUMN, width), 0);
    }

    private static List<Column> placed(List<Column> natural, float scale) {
        List<Column> placed = new ArrayList<>();
        float right = Page.RIGHT;
        for (int i = natural.size() - 1; i >= 0; i--) {
            Column column = natural.get(i);
            float width = column.width() * scale;
            placed.add(0, column.placed(width, column.endsAtEdge() ? right : right - width));
            right -= width + GAP;
        }
        return placed;
    }

    /**
     * Draws the table.
     *
     * @param following height of what the last row should share its page with
     */
    void draw(PageFlow flow, float following) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        flow.require(headerHeight() + rowHeight(description(0)));
        header(flow);
        flow.repeat(this::header);
        for (int row = 0; row < lines.size(); row++) {
            row(flow, row, row == lines.size() - 1 ? following : 0);
        }
        flow.repeat(none -> {});
    }

    private static float headerHeight() {
        return Style.LABEL.leading() + mm(2.4f);
    }

    private void header(PageFlow flow) throws IOException {
        Pen pen = flow.pen();
        float baseline = flow.y() + Style.LABEL.ascent();
        pen.text(edition.texts().get("column.position"), Page.LEFT, baseline, Style.LABEL);
        pen.text(edition.texts().get("column.description"), Page.LEFT + POSITION_WIDTH, baseline, Style.LABEL);
        for (Column column : columns) {
            cell(pen, column, column.label(), baseline, Style.LABEL);
        }
        flow.moveBy(headerHeight());
        pen.rule(Page.LEFT, Page.RIGHT, flow.y(), 1, edition.accent());
    }

    /** What a row says: its first paragraph names the thing, the others explain it and stand back. */
    private List<Words> description(int row) {
        String text = lines.get(row).description();
        String[] paragraphs = text == null ? new String[] {""} : text.strip().split("\\R", 2);
        List<Words> words = new ArrayList<>();
        for (int i = 0; i < paragraphs.length; i++) {
            Style style = i == 0 ? Style.BODY : Style.MUTED;
            edition.faces()
                    .wrap(paragraphs[i], style, descriptionWidth)
                    .forEach(line -> words.add(new Words(line, style)));
        }
        return words;
    }

    private static float rowHeight(List<Words> description) {
        return description.size() * Style.BODY.leading() + 2 * PADDING;
    }

    private void row(PageFlow flow, int row, float following) throws IOException {
        List<Words> description = description(row);
        float height = rowHeight(description);
        if (height + following < Page.BODY_BOTTOM - Page.NEXT_TOP - headerHeight()) {
            flow.require(height + following);
        } else {
            flow.require(Math.min(height, Style.BODY.leading() + 2 * PADDING));
        }
        flow.moveBy(PADDING);
        cells(flow.pen(), row, flow.y() + Style.BODY.ascent());
        for (Words line : description) {
            flow.require(Style.BODY.leading());
            float baseline = flow.y() + Style.BODY.ascent();
            flow.pen().text(line.text(), Page.LEFT + POSITION_WIDTH, baseline, line.style());
            flow.moveBy(Style.BODY.leading());
        }
        flow.moveBy(PADDING);
        flow.pen().rule(Page.LEFT, Page.RIGHT, flow.y(), 0.5f, Colour.HAIRLINE);
    }

    private void cells(Pen pen, int row, float baseline) throws IOException {
        pen.text(Integer.toString(row + 1), Page.LEFT, baseline, Style.MUTED);
        for (Column column : columns) {
            cell(pen, column, column.cells().get(row), baseline, Style.BODY);
        }
    }

    private void cell(Pen pen, Column column, String text, float baseline, Style style) throws IOException {
        if (column.endsAtEdge()) {
            Style fitting = edition.faces().shrunk(text, style, column.width());
            pen.textEndingAt(text, column.edge(), baseline, fitting);
        } else {
            pen.text(edition.faces().cut(text, style, column.width()), column.edge(), baseline, style);
        }
    }
}
