package org.kundenportal.impl.watermark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.impl.rendering.DocumentRenderer;
import org.kundenportal.impl.rendering.PrintedDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** What veraPDF says of files before and after they are stamped. The build puts it into {@code target/validators}. */
class ArchivableTest {

    private static final Path FIXTURES = Path.of(System.getProperty("fixtures", "fixtures"), "pdf");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A file that keeps to PDF/A does so when it is stamped, in any script, its e-invoice still in it")
    void keepsToTheStandard() throws Exception {
        Path before = Files.createDirectory(folder.resolve("before"));
        Path after = Files.createDirectory(folder.resolve("after"));
        try (OutputStream out = Files.newOutputStream(before.resolve("own.pdf"))) {
            PrintedDocument invoice = PrintedDocument.builder(
                            PrintedDocument.Type.INVOICE, "RE-1", Locale.GERMAN, java.util.Currency.getInstance("EUR"))
                    .build();
            new DocumentRenderer().render(invoice, out);
        }
        if (Files.isDirectory(FIXTURES)) {
            try (Stream<Path> files = Files.list(FIXTURES)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().contains("pass"))
                        .toList()) {
                    Files.copy(file, before.resolve(file.getFileName()));
                }
            }
        }
        List<Path> sources;
        try (Stream<Path> files = Files.list(before)) {
            sources = files.toList();
        }
        for (Path source : sources) {
            assertThat(new Stamper()
                            .stamp(
                                    source,
                                    Pdfs.stamp("Kauf 1 - Łukasz 山田 שלום محمد ★"),
                                    after.resolve(source.getFileName())))
                    .isEqualTo(Stamper.Outcome.STAMPED);
        }

        Map<String, String> verdicts = verdicts(before);
        assertThat(verdicts).hasSameSizeAs(sources).containsEntry("own.pdf", "PASS 3b");
        assertThat(verdicts(after)).isEqualTo(verdicts);
    }

    private Map<String, String> verdicts(Path files) throws IOException, InterruptedException {
        Path report = folder.resolve("report.txt");
        Process veraPdf = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        Path.of("target", "validators", "greenfield-apps.jar").toString(),
                        "org.verapdf.apps.GreenfieldCliWrapper",
                        "--format",
                        "text",
                        files.toString())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        try {
            assertThat(veraPdf.waitFor(5, TimeUnit.MINUTES)).as("veraPDF ends").isTrue();
        } finally {
            veraPdf.destroyForcibly();
        }
        return Files.readAllLines(report).stream()
                .filter(line -> line.startsWith("PASS ") || line.startsWith("FAIL "))
                .collect(Collectors.toMap(
                        line -> line.substring(line.lastIndexOf('/') + 1, line.lastIndexOf(".pdf") + 4),
                        line -> line.substring(0, 5) + line.substring(line.lastIndexOf(' ') + 1),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
