package org.kundenportal.impl.transfer;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;

import static org.assertj.core.api.Assertions.assertThat;

class GiroCodeTest {

    private static final String IBAN = "DE02 1203 0000 0000 2020 51";
    private static final int SCALE = 8;
    private static final int QUIET = 4;

    private static GiroCode code(String payee, String amount, String reference) {
        return GiroCode.of(payee, IBAN, Money.of(amount, "EUR"), reference).orElseThrow();
    }

    /** The code as a camera would see it, read by another library than the one that wrote it. */
    static Result scanned(List<String> rows) throws Exception {
        int side = (rows.size() + 2 * QUIET) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffffff);
        for (int y = 0; y < rows.size() * SCALE; y++) {
            for (int x = 0; x < rows.size() * SCALE; x++) {
                if (rows.get(y / SCALE).charAt(x / SCALE) == '1') {
                    pixels[(y + QUIET * SCALE) * side + x + QUIET * SCALE] = 0xff000000;
                }
            }
        }
        LuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    }

    @Test
    @DisplayName("a banking app reads payee, account, amount and reference, in level M and UTF-8")
    void isReadByAScanner() throws Exception {
        GiroCode code = code("Nordlicht Gebäudetechnik GmbH", "1234.5", "RE-2026-1187");

        Result read = scanned(code.rows());

        assertThat(read.getText())
                .isEqualTo("BCD\n002\n1\nSCT\n\nNordlicht Gebäudetechnik GmbH\nDE02120300000000202051\nEUR1234.50\n\n\n"
                        + "RE-2026-1187")
                .isEqualTo(code.text());
        assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    }

    @Test
    void fitsTheLargestCodeAllowedWithTheLongestTexts() throws Exception {
        GiroCode code = code("Ä".repeat(100), "999999999.99", "R".repeat(134));

        assertThat(code.payee()).hasSize(70);
        assertThat(code.text().getBytes(StandardCharsets.UTF_8)).hasSize(331);
        assertThat(code.rows().size()).isLessThanOrEqualTo(69);
        assertThat(scanned(code.rows()).getText()).isEqualTo(code.text());
    }

    @Test
    @DisplayName("a reference that does not fit is not cut: nobody would know what was paid")
    void cutsNoReference() {
        Money one = Money.of("1", "EUR");
        assertThat(GiroCode.of("Eva", IBAN, one, "R".repeat(140))).isPresent();
        assertThat(GiroCode.of("Eva", IBAN, one, "R".repeat(141))).isEmpty();
        Money most = Money.of("999999999.99", "EUR");
        assertThat(GiroCode.of("Ä".repeat(70), IBAN, most, "R".repeat(134))).isPresent();
        assertThat(GiroCode.of("Ä".repeat(70), IBAN, most, "R".repeat(135))).isEmpty();
    }

    @Test
    @DisplayName("a name cannot add lines, and with them another account or amount")
    void keepsEachValueOnItsLine() {
        GiroCode code = code("Eva\nDE89370400440532013000\r\nEUR9", "1", "A\u2028B\u0000C\tD");

        assertThat(code.text().split("\n", -1)).hasSize(11);
        assertThat(code.payee()).isEqualTo("Eva DE89370400440532013000 EUR9");
        assertThat(code.reference()).isEqualTo("A B C D");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(code("a".repeat(69) + "\ud83d\ude00", "1", "R").payee()).isEqualTo("a".repeat(69));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "DE02120300000000202052", "DE00120300000000202051", "DE0212030000000020205", "٠٢", "XX"})
    void needsAnIbanWithItsChecksum(String iban) {
        assertThat(GiroCode.of("Eva", iban, Money.of("1", "EUR"), "R")).isEmpty();
        assertThat(GiroCode.of("Eva", null, Money.of("1", "EUR"), "R")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, EUR, true",
        "0, EUR, false",
        "-1, EUR, false",
        "999999999.99, EUR, true",
        "1000000000, EUR, false",
        "10, CHF, false",
        "10, JPY, false"
    })
    void needsAnAmountThatSepaTransfers(String amount, String currency, boolean transferable) {
        assertThat(GiroCode.of("Eva", IBAN, Money.of(amount, currency), "R").isPresent())
                .isEqualTo(transferable);
    }

    @Test
    void needsAPayee() {
        assertThat(GiroCode.of(" \n", IBAN, Money.of("1", "EUR"), "R")).isEmpty();
        assertThat(GiroCode.of(null, IBAN, Money.of("1", "EUR"), "R")).isEmpty();
        assertThat(GiroCode.of("Eva", IBAN, null, "R")).isEmpty();
    }
}
