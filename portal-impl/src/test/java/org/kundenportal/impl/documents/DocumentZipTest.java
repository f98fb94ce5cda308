package org.kundenportal.impl.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentZipTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final byte[] END = {'P', 'K', 5, 6};

    @ParameterizedTest
    @CsvSource({
        "2026-11-21_Rechnung_RE-1, 2026-11-21_Rechnung_RE-1",
        "2026-11-21_x_../../etc/passwd, 2026-11-21_x_..-..-etc-passwd",
        "2026-11-21_x_..\\..\\a, 2026-11-21_x_..-..-a",
        "2026-11-21_x_a:b*c?d|e<f>g, 2026-11-21_x_a-b-c-d-e-f-g",
        "2026-11-21_Übersicht_\u202egpj.exe, 2026-11-21_Übersicht_-gpj.exe",
        "2026-11-21_x_2026/0815, 2026-11-21_x_2026-0815",
        "2026-11-21_x_שלום, 2026-11-21_x_שלום"
    })
    @DisplayName("names are no paths, whatever a number says")
    void safeNames(String wanted, String name) {
        assertThat(new DocumentZip(new ByteArrayOutputStream()).free(wanted)).isEqualTo(name);
    }

    @Test
    @DisplayName("no two files have one name, not even on a system that does not tell cases or compositions apart")
    void distinctNames() {
        DocumentZip zip = new DocumentZip(new ByteArrayOutputStream());
        assertThat(List.of(zip.free("a/1"), zip.free("a-1"), zip.free("A-1"), zip.free("\u00e4"), zip.free("a\u0308")))
                .containsExactly("a-1", "a-1 (2)", "A-1 (3)", "\u00e4", "\u00e4 (2)");
    }

    @Test
    void holdsWhatWasAdded() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DocumentZip zip = new DocumentZip(out)) {
            zip.add("Übersicht.csv", DAY, file -> file.write(new byte[] {1, 2}));
            zip.add("1899.pdf", LocalDate.parse("1899-01-01"), file -> file.write(3));
            zip.finish();
        }
        List<String> found = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.add(entry.getName() + " " + in.readAllBytes().length);
            }
        }
        assertThat(found).containsExactly("Übersicht.csv 2", "1899.pdf 1");
        assertThat(out.toByteArray()).contains(END);
    }

    @Test
    @DisplayName("what was not finished has no end")
    void abandoned() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DocumentZip zip = new DocumentZip(out)) {
            zip.add("a.pdf", DAY, file -> file.write(1));
        }
        assertThat(out.size()).isPositive();
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("PK\u0005\u0006", "PK\u0001\u0002");
    }
}
