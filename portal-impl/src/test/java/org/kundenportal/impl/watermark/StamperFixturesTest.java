package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every file of the fixtures folder against the table of what is odd about it. */
class StamperFixturesTest {

    private static final Path FOLDER = Path.of(System.getProperty("fixtures", "fixtures"), "pdf");

    private static final Map<String, Set<Verdict>> VERDICTS = Map.of(
            "encrypted-openable", Set.of(Verdict.ENCRYPTED, Verdict.PROTECTED),
            "password-needed", Set.of(Verdict.LOCKED),
            "broken-must-fail", Set.of(Verdict.DAMAGED, Verdict.NOT_A_PDF),
            "hostile-fuzzed", Set.of(Verdict.PLAIN, Verdict.DAMAGED, Verdict.HOSTILE));

    /** A page that is smaller than the text, or whose content is garbage. */
    private static final Set<String> UNREADABLE =
            Set.of("037_poppler-91414-0-54.pdf", "057_jp2k-resetprob.pdf", "033_bomb_giant.pdf");

    @TempDir
    private Path folder;

    private record Row(String file, String category, String pages) {}

    @TestFactory
    Stream<DynamicTest> becomesWhatItsCategorySays() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no fixtures folder at " + FOLDER);
        List<String> table = Files.readAllLines(FOLDER.resolve("files.tsv"));
        assertThat(table).hasSizeGreaterThan(1);
        return table.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[4]))
                .map(row -> DynamicTest.dynamicTest(row.file(), () -> check(row)));
    }

    private void check(Row row) throws Exception {
        Path source = FOLDER.resolve(row.file());
        Path target = folder.resolve(row.file());
        Stamper stamper = new Stamper();

        PdfInspection inspection = stamper.inspect(source);

        assertThat(inspection.verdict()).isIn(VERDICTS.getOrDefault(row.category(), Set.of(Verdict.PLAIN)));
        for (EncryptedPdfs setting : EncryptedPdfs.values()) {
            Throwable refusal =
                    catchThrowable(() -> stamper.stamp(source, Pdfs.stamp("Kauf 12345678", setting), target));
            if (inspection.isRefused(setting)) {
                assertThat(refusal).isInstanceOf(NotStampedException.class);
            } else {
                assertThat(refusal).isNull();
            }
            assertThat(Files.exists(target)).isEqualTo(inspection.isStamped(setting));
        }
        if (inspection.verdict() == Verdict.PLAIN) {
            if (!row.pages().isEmpty()) {
                assertThat(inspection.pages()).isEqualTo(Integer.parseInt(row.pages()));
            }
            isNoWorse(source, target);
            if (!UNREADABLE.contains(row.file())) {
                assertThat(Pdfs.text(target)).contains("Kauf 12345678");
            }
        }
    }

    /** By the exit code of qpdf: 0 is fine, 3 warnings, 2 errors. */
    private void isNoWorse(Path source, Path target) throws IOException, InterruptedException {
        String before = Pdfs.said(folder, "qpdf", "--check", source.toString());
        if (before != null && !before.equals(Pdfs.TIMEOUT)) {
            String after = Pdfs.said(folder, "qpdf", "--check", target.toString());
            assertThat(badness(after)).as(after).isLessThanOrEqualTo(badness(before));
        }
    }

    private static int badness(String said) {
        return switch (said.charAt(0)) {
            case '0' -> 0;
            case '3' -> 1;
            default -> 2;
        };
    }
}
