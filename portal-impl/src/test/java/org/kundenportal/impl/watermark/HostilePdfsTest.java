package org.kundenportal.impl.watermark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.pdf.RawPdf;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files made to exhaust memory, stack or disk. The build runs this with a heap of 128 MB. */
class HostilePdfsTest {

    private static final String CATALOG = "<</Type /Catalog /Pages 2 0 R>>";
    private static final String PAGE = "<</Type /Page /MediaBox [0 0 595 842]>>";
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    /** Made only when it is its turn. */
    @FunctionalInterface
    interface Hostile {
        byte[] file();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    @DisplayName("A hostile PDF is found out or stamped at a bounded cost")
    void isFoundOut(String name, String expected, Hostile hostile) throws Exception {
        Path source = Files.write(folder.resolve("source.pdf"), hostile.file());
        Path target = folder.resolve("target.pdf");
        Stamper stamper = new Stamper();

        PdfInspection inspection = stamper.inspect(source);

        assertThat(inspection.text()).isEqualTo(expected);
        if (inspection.verdict() == Verdict.PLAIN) {
            assertThat(stamper.stamp(source, Pdfs.stamp("Kauf"), target)).isEqualTo(Stamper.Outcome.STAMPED);
            assertThat(Files.size(target)).isLessThan(Files.size(source) * 2 + 100_000);
        } else {
            NotStampedException refusal = catchThrowableOfType(
                    NotStampedException.class, () -> stamper.stamp(source, Pdfs.stamp("Kauf"), target));
            assertThat(refusal.verdict()).isEqualTo(inspection.verdict());
            assertThat(stamper.stamp(source, Pdfs.stamp("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED), target))
                    .isEqualTo(Stamper.Outcome.UNSTAMPED);
            assertThat(target).doesNotExist();
        }
    }

    static Stream<Arguments> files() {
        return Stream.of(
                hostile(
                        "object stream bomb",
                        "HOSTILE 0",
                        () -> objectStream(RawPdf.deflate(bytes("1 0 "), (byte) ' ', 500_000_000))),
                hostile(
                        "object stream of arrays",
                        "HOSTILE 0",
                        () -> objectStream(RawPdf.deflate(bytes("1 0 [" + "[]".repeat(4_000_000) + "]")))),
                hostile("cross-reference bomb", "HOSTILE 0", () -> new RawPdf()
                        .object(CATALOG).stream(
                                        "/Type /XRef /Root 1 0 R /W [1 2 1] /Size 9 /Filter /FlateDecode",
                                        RawPdf.deflate(NOTHING, (byte) 1, 500_000_000))
                                .endingInXrefStream()),
                hostile("object stream bomb in a file to be repaired", "HOSTILE 0", () -> new RawPdf()
                        .stream(
                                        "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                                        RawPdf.deflate(bytes("1 0 "), (byte) ' ', 500_000_000))
                                .withoutXref()),
                hostile("bomb of a page's content, which nobody inflates", "PLAIN 1", () -> new RawPdf()
                                .object(CATALOG)
                                .object("<</Type /Pages /Count 1 /Kids [3 0 R]>>")
                                .object("<</Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R>>")
                                .stream("/Filter /FlateDecode", RawPdf.deflate(NOTHING, (byte) ' ', 500_000_000))
                                .toBytes()),
                hostile("number of pages that is a lie", "PLAIN 1", () -> new RawPdf()
                        .object(CATALOG)
                        .object("<</Type /Pages /Count 2147483647 /Kids [3 0 R]>>")
                        .object(PAGE)
                        .toBytes()),
                hostile("page tree without an end", "HOSTILE 0", () -> new RawPdf()
                        .object(CATALOG)
                        .object("<</Type /Pages /Count 1 /Kids [3 0 R]>>")
                        .object("<</Type /Pages /Count 1 /Kids [2 0 R]>>")
                        .toBytes()),
                hostile("deep page tree", "HOSTILE 0", () -> pageTree(5_000, 1)),
                hostile("page tree of which each branch hangs twice", "HOSTILE 0", () -> pageTree(40, 2)),
                hostile("page tree of which each branch hangs a hundred times", "HOSTILE 0", () -> pageTree(20, 100)),
                hostile("page tree as deep as may be", "PLAIN 1", () -> pageTree(60, 1)),
                hostile("one page fifty thousand times", "PLAIN 1", () -> new RawPdf()
                        .object(CATALOG)
                        .object("<</Type /Pages /Count 1 /Kids [" + "3 0 R ".repeat(50_000) + "]>>")
                        .object(PAGE)
                        .toBytes()),
                hostile("too many pages", "HOSTILE 0", () -> pages(Pages.MAX_PAGES + 1)),
                hostile("as many pages as may be", "PLAIN " + Pages.MAX_PAGES, () -> pages(Pages.MAX_PAGES)),
                hostile("no page", "DAMAGED 0", () -> new RawPdf()
                        .object(CATALOG)
                        .object("<</Type /Pages /Count 0 /Kids []>>")
                        .toBytes()),
                hostile("giant page", "PLAIN 1", () -> new RawPdf()
                        .object(CATALOG)
                        .object("<</Type /Pages /Count 1 /Kids [3 0 R]>>")
                        .object("<</Type /Page /MediaBox [-1e30 -1e30 99999999999999999999 1e38] /UserUnit 1e30>>")
                        .toBytes()),
                hostile("direct arrays", "HOSTILE 0", () -> new RawPdf()
                        .object("<</Type /Catalog /Pages 2 0 R /X [" + "[]".repeat(4_500_000) + "]>>")
                        .object("<</Type /Pages /Count 1 /Kids [3 0 R]>>")
                        .object(PAGE)
                        .toBytes()),
                hostile("chain of 300,000 objects", "HOSTILE 0", () -> chain(300_000)),
                hostile("long outline", "PLAIN 1", () -> chain(5_000)),
                hostile("object with a giant number", "PLAIN 1", HostilePdfsTest::sparse),
                hostile("streams within streams", "HOSTILE 0", HostilePdfsTest::nestedStreams));
    }

    private static Arguments hostile(String name, String expected, Hostile file) {
        return Arguments.of(name, expected, file);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] objectStream(byte[] content) {
        RawPdf pdf = new RawPdf().object("null").stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", content);
        byte[] table = {0, 0, 0, 0, 0, /* 1: in stream 2 */ 2, 0, 0, 2, 0, /* 2 */ 1, 0, 0, (byte) pdf.offset(2), 0};
        return pdf.stream("/Type /XRef /W [1 3 1] /Size 3 /Root 1 0 R", table).endingInXrefStream();
    }

    private static byte[] pageTree(int levels, int fan) {
        RawPdf pdf = new RawPdf().object(CATALOG);
        for (int level = 2; level < levels + 2; level++) {
            pdf.object("<</Type /Pages /Count 1 /Kids [" + ((level + 1) + " 0 R ").repeat(fan) + "]>>");
        }
        return pdf.object(PAGE).toBytes();
    }

    private static byte[] pages(int count) {
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            kids.append(i + 3).append(" 0 R ");
        }
        RawPdf pdf = new RawPdf().object(CATALOG).object("<</Type /Pages /Count " + count + " /Kids [" + kids + "]>>");
        for (int i = 0; i < count; i++) {
            pdf.object(PAGE);
        }
        return pdf.toBytes();
    }

    /** Each object refers to the next, as the entries of an outline do. */
    private static byte[] chain(int length) {
        RawPdf pdf = new RawPdf()
                .object("<</Type /Catalog /Pages 2 0 R /Outlines 4 0 R>>")
                .object("<</Type /Pages /Count 1 /Kids [3 0 R]>>")
                .object(PAGE);
        for (int i = 4; i < length + 4; i++) {
            pdf.object("<</Title (x) /Next " + (i + 1) + " 0 R>>");
        }
        return pdf.object("<<>>").toBytes();
    }

    private static byte[] sparse() {
        String body = "%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2000000000 0 R>>\nendobj\n";
        int pages = body.length();
        body += "2000000000 0 obj\n<</Type /Pages /Count 1 /Kids [2000000001 0 R]>>\nendobj\n";
        int page = body.length();
        body += "2000000001 0 obj\n" + PAGE + "\nendobj\n";
        int xref = body.length();
        return bytes(body + "xref\n1 1\n0000000009 00000 n \n2000000000 2\n"
                + String.format(Locale.ROOT, "%010d 00000 n \n", pages)
                + String.format(Locale.ROOT, "%010d 00000 n \n", page)
                + "trailer\n<</Size 2000000002 /Root 1 0 R>>\nstartxref\n" + xref + "\n%%EOF\n");
    }

    /** Each stream holds the objects after it, so that all together are much larger than the file. */
    private static byte[] nestedStreams() {
        int count = 200;
        int padding = 20_000;
        StringBuilder tail = new StringBuilder();
        String[] heads = new String[count];
        int inner = 0;
        String end = "\nendstream\nendobj\n";
        for (int i = count - 1; i >= 0; i--) {
            int length = padding + inner;
            heads[i] = String.format(Locale.ROOT, "%d 0 obj\n<</Length %010d>>\nstream\n", i + 4, length)
                    + "x".repeat(padding);
            inner = heads[i].length() + (length - padding) + end.length();
        }
        String ends = end.repeat(count);
        StringBuilder refs = new StringBuilder();
        for (int i = 0; i < count; i++) {
            refs.append(i + 4).append(" 0 R ");
        }
        String start = "%PDF-1.4\n";
        String[] objects = {
            "1 0 obj\n<</Type /Catalog /Pages 2 0 R /X [" + refs + "]>>\nendobj\n",
            "2 0 obj\n<</Type /Pages /Count 1 /Kids [3 0 R]>>\nendobj\n",
            "3 0 obj\n" + PAGE + "\nendobj\n"
        };
        StringBuilder xref = new StringBuilder("xref\n0 " + (count + 4) + "\n0000000000 65535 f \n");
        tail.append(start);
        for (String object : objects) {
            xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", tail.length()));
            tail.append(object);
        }
        for (String head : heads) {
            xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", tail.length()));
            tail.append(head);
        }
        tail.append(ends);
        int at = tail.length();
        return bytes(tail + xref.toString() + "trailer\n<</Size " + (count + 4) + " /Root 1 0 R>>\nstartxref\n" + at
                + "\n%%EOF\n");
    }
}
