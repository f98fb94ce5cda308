package org.kundenportal.impl.rendering;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Draws documents as PDF/A-3b. Invoices and credit notes carry their EN 16931 data as {@code factur-x.xml} where
 * {@link CiiWriter} can write it. The same document gives the same bytes, on the same Java.
 *
 * <p>Thread-safe; make one and keep it, since it parses the fonts (a fifth of a second). A rendering's memory grows with
 * its document: a thousand lines take less than 20 MB, the most that are allowed about 60 MB.
 */
public final class DocumentRenderer {

    private static final float ACCOUNT_GAP = Page.mm(7);

    private final Typefaces faces = Typefaces.load();
    private final LogoCache logos = new LogoCache();

    /** What a type of document is called in a language, English where that language has no texts. */
    public static String title(PrintedDocument.Type type, Locale language) {
        return Texts.of(language).get("title." + type);
    }

    /**
     * Draws a document. Text that the fonts lack is replaced, a logo that cannot be read is left out.
     *
     * @param out receives the file after it has been drawn completely; flushed, not closed
     * @throws IOException if {@code out} does
     */
    public void render(PrintedDocument document, OutputStream out) throws IOException {
        Edition edition = Edition.of(document, faces);
        Optional<byte[]> invoice = CiiWriter.write(document);
        render(edition, flow -> body(edition, flow), document.toString(), invoice.orElse(null), out);
    }

    /**
     * Draws the evidence of a decision on the merchant's paper, as {@link #render(PrintedDocument, OutputStream)} draws a
     * document.
     *
     * @throws IOException if {@code out} does
     */
    public void render(PrintedEvidence evidence, OutputStream out) throws IOException {
        PrintedDocument document = evidence.document();
        String heading = Texts.of(document.language()).get("evidence.title." + evidence.choice(), document.number());
        Edition edition = Edition.of(document, heading, faces);
        render(edition, flow -> body(edition, evidence, flow), evidence.toString(), null, out);
    }

    /**
     * Draws a statement of account, as {@link #render(PrintedDocument, OutputStream)} draws a document.
     *
     * @throws IOException if {@code out} does
     */
    public void render(PrintedStatement statement, OutputStream out) throws IOException {
        Texts texts = Texts.of(statement.letter().language());
        Edition edition = Edition.of(statement.letter(), texts.get("statement.title"), faces);
        render(edition, flow -> body(edition, statement, flow), statement.toString(), null, out);
    }

    private void render(Edition edition, PageFlow.Opening body, String content, byte[] invoice, OutputStream out)
            throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            draw(pdf, edition, body);
            Archive.complete(pdf, edition, content, invoice);
            pdf.save(new Unclosed(out));
        }
        out.flush();
    }

    private void draw(PDDocument pdf, Edition edition, PageFlow.Opening body) throws IOException {
        Optional<EncodedLogo> logo = logos.get(edition.document().logo());
        Stationery stationery =
                new Stationery(edition, logo.isPresent() ? logo.get().in(pdf) : null);
        try (PageFlow flow = new PageFlow(pdf, new PrintFonts(pdf, faces), stationery::draw)) {
            flow.nextPage();
            body.draw(flow);
            flow.finish(stationery::number);
        }
    }

    private static void body(Edition edition, PageFlow flow) throws IOException {
        new Head(edition).draw(flow);
        TotalsBlock totals = new TotalsBlock(edition);
        new LineTable(edition).draw(flow, totals.height());
        totals.draw(flow);
        new Closing(edition).draw(flow);
    }

    private static void body(Edition edition, PrintedEvidence evidence, PageFlow flow) throws IOException {
        new Head(edition).draw(flow);
        new EvidenceSheet(edition, evidence).draw(flow);
    }

    private static void body(Edition edition, PrintedStatement statement, PageFlow flow) throws IOException {
        Texts texts = edition.texts();
        Formats formats = edition.formats();
        List<Head.Reference> references = List.of(
                new Head.Reference(
                        texts.get("info.customer"),
                        statement.letter().recipient().customerNumber()),
                new Head.Reference(
                        texts.get("info.date"),
                        formats.shortDate(statement.letter().issueDate())),
                new Head.Reference(
                        texts.get("statement.period"),
                        formats.shortDate(statement.from()) + " \u2013 " + formats.shortDate(statement.to())));
        new Head(edition, references).draw(flow);
        for (PrintedStatement.Account account : statement.accounts()) {
            new StatementTable(edition, account).draw(flow, statement.from(), statement.to());
            flow.moveBy(ACCOUNT_GAP);
        }
        String closing = texts.get(statement.accounts().isEmpty() ? "statement.none" : "statement.note");
        flow.paragraph(closing, Style.LABEL, Page.LEFT, Page.TEXT_WIDTH);
    }

    /** Keeps PDFBox from closing a stream that is the caller's. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
