package org.kundenportal.impl.einvoice;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException.Reason;
import org.kundenportal.impl.pdf.RawPdf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files made to exhaust memory, stack or time, or to reach out. The build runs this with a heap of 128 MB. */
class HostileFilesTest {

    private static final int FILE_LIMIT = 10 << 20;
    private static final byte[] NOTHING = {};

    @ParameterizedTest(name = "{0}")
    @MethodSource({"xml", "pdf"})
    @DisplayName("a hostile file is refused for what it is, at a bounded cost")
    void isRefused(String name, Reason expected, Hostile hostile) throws Exception {
        byte[] file = hostile.file();
        assertThat(file.length).isLessThanOrEqualTo(FILE_LIMIT);

        long before = allocated();
        NotAnEInvoiceException refusal =
                catchThrowableOfType(NotAnEInvoiceException.class, () -> new EInvoiceReader().read(file));
        long spent = allocated() - before;

        assertThat(refusal.reason()).isEqualTo(expected);
        assertThat(spent).as("bytes allocated").isLessThan(256L << 20);
    }

    static Stream<Arguments> xml() {
        return Stream.of(
                hostile(
                        "external entity",
                        Reason.MALFORMED_XML,
                        () -> doctype("<!ENTITY x SYSTEM 'file:///etc/hostname'>")),
                hostile(
                        "external DTD",
                        Reason.MALFORMED_XML,
                        () -> text("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'>" + invoice("", ""))),
                hostile(
                        "parameter entity",
                        Reason.MALFORMED_XML,
                        () -> doctype("<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'> %x;")),
                hostile(
                        "billion laughs",
                        Reason.MALFORMED_XML,
                        () -> doctype("<!ENTITY x 'ha'>" + "<!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'>".repeat(1))),
                hostile("long DTD", Reason.MALFORMED_XML, () -> doctype("<!ENTITY x 'ha'>".repeat(500_000))),
                hostile("deep", Reason.TOO_COMPLEX, () -> text(invoice("", "<a>".repeat(2_000_000)))),
                hostile("a million elements", Reason.TOO_COMPLEX, () -> text(invoice("", "<a/>".repeat(1_900_000)))),
                hostile("a million names", Reason.TOO_COMPLEX, () -> text(invoice("", numbered("<a%d/>", 800_000)))),
                hostile(
                        "200,000 attributes",
                        Reason.TOO_COMPLEX,
                        () -> text(invoice(numbered(" a%d='1'", 200_000), ""))),
                hostile(
                        "200,000 namespaces",
                        Reason.TOO_COMPLEX,
                        () -> text(invoice(numbered(" xmlns:a%d='u:1'", 200_000), ""))),
                hostile(
                        "long attribute",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice(" a='" + "x".repeat(8_000_000) + "'", ""))),
                hostile(
                        "long text",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice("", "<Note>" + "x".repeat(8_000_000) + "</Note>"))),
                hostile(
                        "long CDATA",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice("", "<Note><![CDATA[" + "x".repeat(8_000_000) + "]]></Note>"))),
                hostile(
                        "long comment",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice("", "<!--" + "x".repeat(8_000_000) + "-->"))),
                hostile(
                        "a million comments",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice("", "<!---->".repeat(1_100_000)))),
                hostile("long name", Reason.TOO_COMPLEX, () -> text(invoice("", "<" + "x".repeat(8_000_000) + "/>"))),
                hostile(
                        "character references",
                        Reason.MISSING_FIELDS,
                        () -> text(invoice("", "<Note>" + "&#x41;".repeat(1_300_000) + "</Note>"))),
                hostile("beyond 8 MiB", Reason.TOO_COMPLEX, () -> text(invoice("", " ".repeat(9_000_000)))),
                hostile(
                        "unknown encoding",
                        Reason.MALFORMED_XML,
                        () -> text("<?xml version='1.0' encoding='UTF-8-W/O-BOM'?>" + invoice("", ""))),
                hostile(
                        "cut off",
                        Reason.MALFORMED_XML,
                        () -> text(invoice("", "<a>").substring(0, 80))),
                hostile("huge exponent", Reason.UNREADABLE_VALUE, () -> text(ublInvoice("1E999999999"))),
                hostile("huge number", Reason.UNREADABLE_VALUE, () -> text(ublInvoice("9".repeat(1_000_000)))),
                hostile("not XML", Reason.NOT_PDF_OR_XML, () -> new byte[FILE_LIMIT]),
                hostile("empty", Reason.NOT_PDF_OR_XML, () -> NOTHING));
    }

    static Stream<Arguments> pdf() {
        return Stream.of(
                hostile("late header", Reason.NOT_PDF_OR_XML, () -> text("x%PDF-1.7")),
                hostile("only a header", Reason.BROKEN_PDF, () -> text("%PDF-1.7\n")),
                hostile(
                        "embedded inflate bomb",
                        Reason.TOO_COMPLEX,
                        () -> RawPdf.embedding(
                                "/Filter /FlateDecode", RawPdf.deflate(text("<"), (byte) ' ', 500_000_000))),
                hostile(
                        "embedded bomb that is no XML",
                        Reason.NO_EMBEDDED_XML,
                        () -> RawPdf.embedding(
                                "/Filter /FlateDecode", RawPdf.deflate(text("x"), (byte) ' ', 500_000_000))),
                hostile(
                        "embedded bomb in a bomb",
                        Reason.TOO_COMPLEX,
                        () -> RawPdf.embedding(
                                "/Filter [/FlateDecode /Fl]",
                                RawPdf.deflate(RawPdf.deflate(text("<"), (byte) ' ', 500_000_000)))),
                hostile(
                        "embedded hidden behind white space",
                        Reason.NO_EMBEDDED_XML,
                        () -> RawPdf.embedding(
                                "/Filter /FlateDecode", RawPdf.deflate(NOTHING, (byte) ' ', 500_000_000))),
                hostile(
                        "embedded in odd filters",
                        Reason.NO_EMBEDDED_XML,
                        () -> RawPdf.embedding("/Filter [/ASCIIHexDecode /LZWDecode /RunLengthDecode]", text("3C>"))),
                hostile(
                        "64 filters",
                        Reason.NO_EMBEDDED_XML,
                        () -> RawPdf.embedding(
                                "/Filter [" + "/FlateDecode ".repeat(64) + "]", RawPdf.deflate(text("<")))),
                hostile("many embedded files", Reason.TOO_COMPLEX, HostileFilesTest::manyEmbedded),
                hostile(
                        "object stream bomb",
                        Reason.TOO_COMPLEX,
                        () -> objectStream("", RawPdf.deflate(text("1 0 "), (byte) ' ', 500_000_000))),
                hostile(
                        "object stream of arrays",
                        Reason.TOO_COMPLEX,
                        () -> objectStream("", RawPdf.deflate(text("1 0 [" + "[]".repeat(4_000_000) + "]")))),
                hostile(
                        "object stream of little arrays",
                        Reason.TOO_COMPLEX,
                        () -> objectStream("", RawPdf.deflate(text("1 0 [" + "[]".repeat(500_000) + "]")))),
                hostile(
                        "object stream with a wide predictor",
                        Reason.TOO_COMPLEX,
                        () -> objectStream(
                                "/DecodeParms <</Predictor 12 /Columns 60000000>>", RawPdf.deflate(text("1 0 <<>>")))),
                hostile(
                        "cross-reference bomb",
                        Reason.TOO_COMPLEX,
                        () -> xrefStream("/W [1 2 1] /Size 9", RawPdf.deflate(NOTHING, (byte) 1, 500_000_000))),
                hostile(
                        "cross-reference of no width",
                        Reason.TOO_COMPLEX,
                        () -> xrefStream("/W [0 0 0] /Size 2000000000", RawPdf.deflate(text("1")))),
                hostile(
                        "cross-reference of many entries",
                        Reason.TOO_COMPLEX,
                        () -> xrefStream("/W [1 1 0] /Size 2000000000", RawPdf.deflate(NOTHING, (byte) 1, 900_000))),
                hostile("cross-reference of itself", Reason.BROKEN_PDF, () -> {
                    RawPdf pdf = new RawPdf().object("<</Type /Pages>>");
                    return pdf.toBytes("/Prev " + pdf.size());
                }),
                hostile("direct arrays", Reason.TOO_COMPLEX, () -> new RawPdf()
                        .object("<</Type /Catalog /X [" + "[]".repeat(4_500_000) + "]>>")
                        .toBytes()),
                hostile("deep arrays", Reason.BROKEN_PDF, () -> new RawPdf()
                        .object("<</Type /Catalog /X " + "[".repeat(4_500_000))
                        .toBytes()),
                hostile("circular name tree", Reason.NO_EMBEDDED_XML, () -> new RawPdf()
                        .object("<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>")
                        .object("<</Kids [2 0 R 2 0 R 3 0 R]>>")
                        .object("<</Kids [2 0 R]>>")
                        .toBytes()),
                hostile("deep name tree", Reason.TOO_COMPLEX, () -> nameTree(5_000, 1)),
                hostile("name tree that fans out", Reason.NO_EMBEDDED_XML, () -> nameTree(30, 40)),
                hostile("deep page tree", Reason.NO_EMBEDDED_XML, HostileFilesTest::deepPages),
                hostile("length that refers to itself", Reason.NO_EMBEDDED_XML, () -> new RawPdf()
                        .object("<</Type /Catalog /Names 2 0 R>>")
                        .object("<</Length 2 0 R>>\nstream\nx\nendstream")
                        .withoutXref()),
                hostile(
                        "small file of many objects, no cross-reference",
                        Reason.TOO_COMPLEX,
                        () -> text("%PDF-1.7\n" + numbered("%d 0 obj\n", 150_000) + "startxref\n9\n%%EOF")),
                hostile(
                        "large file of many objects, no cross-reference",
                        Reason.BROKEN_PDF,
                        () -> text("%PDF-1.7\n" + numbered("%d 0 obj\n", 700_000) + "startxref\n9\n%%EOF")),
                hostile(
                        "trailer of arrays",
                        Reason.BROKEN_PDF,
                        () -> text("%PDF-1.7\ntrailer\n<</X [" + "[]".repeat(1_000_000)
                                + "]>>\nstartxref\n99999999\n%%EOF")),
                hostile("random bytes", Reason.BROKEN_PDF, () -> {
                    byte[] file = new byte[FILE_LIMIT];
                    new Random(1).nextBytes(file);
                    System.arraycopy(text("%PDF-"), 0, file, 0, 5);
                    return file;
                }));
    }

    private static byte[] manyEmbedded() {
        StringBuilder names = new StringBuilder();
        RawPdf pdf = new RawPdf();
        byte[] xml = RawPdf.deflate(text("<"), (byte) ' ', 7_000_000);
        for (int i = 0; i < 100; i++) {
            names.append("(x) <</EF <</F ").append(i + 2).append(" 0 R>>>>");
        }
        pdf.object("<</Type /Catalog /Names <</EmbeddedFiles <</Names [" + names + "]>>>>>>");
        for (int i = 0; i < 100; i++) {
            pdf.stream("/Filter /FlateDecode", xml);
        }
        return pdf.toBytes();
    }

    /** The catalog lies in an object stream. */
    private static byte[] objectStream(String entries, byte[] content) {
        RawPdf pdf = new RawPdf()
                .object("null").stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode " + entries, content);
        int xref = pdf.size();
        byte[] table = {0, 0, 0, 0, 0, /* 1: in stream 2 */ 2, 0, 0, 2, 0, /* 2 */ 1, 0, 0, (byte) pdf.offset(2), 0};
        assertThat(xref).isPositive();
        return pdf.stream("/Type /XRef /W [1 3 1] /Size 3 /Root 1 0 R", table).endingInXrefStream();
    }

    private static byte[] xrefStream(String entries, byte[] content) {
        return new RawPdf()
                .object("<</Type /Catalog>>").stream("/Type /XRef /Root 1 0 R /Filter /FlateDecode " + entries, content)
                        .endingInXrefStream();
    }

    /** Each level's node refers so many times to the next. */
    private static byte[] nameTree(int levels, int fan) {
        RawPdf pdf = new RawPdf().object("<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>");
        for (int level = 2; level < levels + 2; level++) {
            pdf.object("<</Kids [" + ((level + 1) + " 0 R ").repeat(fan) + "]>>");
        }
        return pdf.object("<</Names []>>").toBytes();
    }

    private static byte[] deepPages() {
        RawPdf pdf = new RawPdf().object("<</Type /Catalog /Pages 2 0 R>>");
        for (int page = 2; page < 5_000; page++) {
            pdf.object("<</Type /Pages /Count 1410065407 /Kids [" + (page + 1) + " 0 R 2 0 R]>>");
        }
        return pdf.object("<</Type /Pages /Kids [2 0 R]>>").toBytes();
    }

    private static byte[] doctype(String declarations) {
        return text("<!DOCTYPE Invoice [" + declarations + "]>" + invoice("", "<ID>&x;</ID>"));
    }

    private static String invoice(String attributes, String content) {
        return "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'" + attributes + ">" + content
                + "</Invoice>";
    }

    private static String ublInvoice(String payable) {
        return invoice(
                "",
                "<ID>1</ID><IssueDate>2026-01-01</IssueDate><LegalMonetaryTotal><PayableAmount>" + payable
                        + "</PayableAmount></LegalMonetaryTotal>");
    }

    private static String numbered(String pattern, int count) {
        String[] parts = pattern.split("%d", 2);
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            all.append(parts[0]).append(i).append(parts[1]);
        }
        return all.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static Arguments hostile(String name, Reason reason, Hostile file) {
        return Arguments.of(name, reason, file);
    }

    /** Made only when it is its turn. */
    @FunctionalInterface
    interface Hostile {
        byte[] file();
    }
}
