package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

class WatermarkStampsTest {

    private final WatermarkStamps stamps = new WatermarkStamps();

    @TempDir
    private Path folder;

    private Path pdf(AccessPermission permission, String userPassword) throws IOException {
        Path file = Files.createTempFile(folder, "source", ".pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (permission != null) {
                document.protect(new StandardProtectionPolicy("owner", userPassword, permission));
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static Imprint imprint(EncryptedPdfs encrypted) {
        Watermark watermark = new Watermark(
                "Kauf {OrderNumber} vom {OrderDate} - {UserName}",
                BigDecimal.valueOf(11),
                BigDecimal.TEN,
                BigDecimal.TEN);
        return new Imprint(watermark, encrypted, "Max Mustermann", "12345678", LocalDate.parse("2014-06-05"));
    }

    private Path target() {
        return folder.resolve("target.pdf");
    }

    private static String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    @Test
    @DisplayName("BB-40 the purchase is in the stamped file, which is the same each time")
    void stamps() throws IOException {
        Path source = pdf(null, null);
        assertThat(stamps.judge(source)).hasValue(PdfVerdict.STAMPABLE);
        assertThat(stamps.stamp(source, target(), imprint(EncryptedPdfs.DENY))).isTrue();
        byte[] first = Files.readAllBytes(target());
        Files.delete(target());
        assertThat(stamps.stamp(source, target(), imprint(EncryptedPdfs.DENY))).isTrue();

        assertThat(Files.readAllBytes(target())).isEqualTo(first);
        assertThat(text(target())).isEqualTo("Kauf 12345678 vom 05.06.2014 - Max Mustermann");
    }

    @Test
    @DisplayName("BB-35 what cannot be stamped is told when it is linked, as it is treated when it is stamped")
    void judges() throws IOException {
        AccessPermission all = new AccessPermission();
        AccessPermission none = new AccessPermission();
        none.setCanModify(false);
        none.setCanModifyAnnotations(false);
        none.setCanAssembleDocument(false);
        Path damaged = Files.writeString(folder.resolve("damaged.pdf"), "%PDF-1.7\nnothing of a PDF");

        assertThat(stamps.judge(pdf(all, ""))).hasValue(PdfVerdict.DECRYPTABLE);
        assertThat(stamps.judge(pdf(none, ""))).hasValue(PdfVerdict.ENCRYPTED);
        assertThat(stamps.judge(pdf(all, "secret"))).hasValue(PdfVerdict.ENCRYPTED);
        assertThat(stamps.judge(damaged)).hasValue(PdfVerdict.DAMAGED);

        assertThat(stamps.stamp(pdf(all, ""), target(), imprint(EncryptedPdfs.DENY)))
                .isFalse();
        assertThat(stamps.stamp(pdf(all, ""), target(), imprint(EncryptedPdfs.DECRYPT)))
                .isTrue();
        assertThat(text(target())).contains("12345678");
    }

    @ParameterizedTest
    @EnumSource(EncryptedPdfs.class)
    @DisplayName("BB-35 what was settled to be marked is never copied unmarked, though stamping fails")
    void copiesNothing(EncryptedPdfs encrypted) throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.pdf"), "%PDF-1.7\nnothing of a PDF");

        assertThat(stamps.stamp(damaged, target(), imprint(encrypted))).isFalse();
        assertThat(target()).doesNotExist();
    }
}
