package org.kundenportal.impl.watermark;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.impl.watermark.PdfInspection.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PdfInspectionTest {

    @ParameterizedTest
    @EnumSource
    void isKeptAsText(Verdict verdict) {
        for (boolean signed : new boolean[] {false, true}) {
            PdfInspection inspection = new PdfInspection(verdict, Pages.MAX_PAGES, signed);

            assertThat(inspection.text()).hasSizeLessThanOrEqualTo(32);
            assertThat(PdfInspection.parse(inspection.text())).isEqualTo(inspection);
        }
    }

    @Test
    void isReadableAsText() {
        assertThat(new PdfInspection(Verdict.PLAIN, 12, true).text()).isEqualTo("PLAIN 12 SIGNED");
        assertThat(new PdfInspection(Verdict.LOCKED, 0, false).text()).isEqualTo("LOCKED 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PLAIN", "PLAIN x", "NICE 1", "PLAIN 1 SIGNED 2", "PLAIN 1 signed"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PdfInspection.parse(text));
    }

    /** S stamped, U delivered as it is, R refused. */
    @ParameterizedTest
    @CsvSource({
        "NOT_A_PDF, U, U, U",
        "PLAIN,     S, S, S",
        "ENCRYPTED, R, U, S",
        "PROTECTED, R, U, R",
        "LOCKED,    R, U, R",
        "DAMAGED,   R, U, U",
        "HOSTILE,   R, U, U"
    })
    void tellsWhatBecomesOfAFile(Verdict verdict, char deny, char unstamped, char decrypt) {
        assertThat(treatment(verdict, EncryptedPdfs.DENY)).isEqualTo(deny);
        assertThat(treatment(verdict, EncryptedPdfs.DELIVER_UNSTAMPED)).isEqualTo(unstamped);
        assertThat(treatment(verdict, EncryptedPdfs.DECRYPT)).isEqualTo(decrypt);
    }

    private static char treatment(Verdict verdict, EncryptedPdfs setting) {
        PdfInspection inspection = new PdfInspection(verdict, 1, false);
        assertThat(inspection.isStamped(setting) && inspection.isRefused(setting))
                .isFalse();
        if (inspection.isStamped(setting)) {
            return 'S';
        }
        return inspection.isRefused(setting) ? 'R' : 'U';
    }
}
