package org.kundenportal.impl.watermark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kundenportal.api.Violation;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.impl.watermark.WatermarkText.Purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatermarkTextTest {

    private static final LocalDate DATE = LocalDate.of(2014, 6, 5);

    private static List<Violation> violations(String text, String size, String left, String bottom) {
        Watermark watermark = new Watermark(text, new BigDecimal(size), new BigDecimal(left), new BigDecimal(bottom));
        return WatermarkText.violations(watermark, "watermark");
    }

    @Test
    @DisplayName("BB-40 Kauf {OrderNumber} vom {OrderDate} - {UserName}")
    void fillsTheExample() {
        String text = WatermarkText.filled(
                "Kauf {OrderNumber} vom {OrderDate} - {UserName}", new Purchase("Max Mustermann", "12345678", DATE));

        assertThat(text).isEqualTo("Kauf 12345678 vom 05.06.2014 - Max Mustermann");
    }

    @Test
    @DisplayName("BB-34 what a buyer is called is never looked through for placeholders")
    void fillsEachPlaceOnce() {
        Purchase purchase = new Purchase("{OrderNumber} $1 \\", "{UserName}", DATE);

        assertThat(WatermarkText.filled("{UserName}/{OrderNumber}", purchase))
                .isEqualTo("{OrderNumber} $1 \\/{UserName}");
        assertThat(WatermarkText.filled("{UserName}{OrderDate}", new Purchase(null, null, null)))
                .isEmpty();
        assertThat(WatermarkText.filled("{} {User Name} {", purchase)).isEqualTo("{} {User Name} {");
    }

    @Test
    @DisplayName("BB-34 {Platform} and other placeholders are refused when the setting is saved")
    void refusesUnknownPlaceholders() {
        assertThat(violations("{UserName} {OrderNumber} {OrderDate} {1}", "11", "10", "10"))
                .isEmpty();
        for (String unknown : List.of("{Platform}", "{username}", "{UserName} {X}")) {
            assertThat(violations(unknown, "11", "10", "10"))
                    .containsExactly(new Violation("watermark.text", "UNKNOWN_PLACEHOLDER"));
        }
    }

    @Test
    @DisplayName("BB-36 BB-37 BB-38 sizes and places outside of any page are refused")
    void refusesNumbersOutOfRange() {
        assertThat(violations("", "1", "0", "0")).isEmpty();
        assertThat(violations("", "500", "5080", "5080.00")).isEmpty();
        assertThat(violations("x".repeat(501), "0.99", "-0.01", "5080.01"))
                .containsExactly(
                        new Violation("watermark.text", "TOO_LONG"),
                        new Violation("watermark.fontSizePt", "OUT_OF_RANGE"),
                        new Violation("watermark.leftMm", "OUT_OF_RANGE"),
                        new Violation("watermark.bottomMm", "OUT_OF_RANGE"));
        assertThat(violations("a\0b", "11.125", "10.5", "10.55"))
                .containsExactly(
                        new Violation("watermark.text", "INVALID_CHARACTER"),
                        new Violation("watermark.fontSizePt", "TOO_MANY_DECIMALS"));
    }

    @Test
    @DisplayName("BB-33 BB-39 at first no text, 11 points, 10 mm from both edges")
    void knowsTheDefaults() {
        assertThat(Watermark.NONE.marks()).isFalse();
        assertThat(Watermark.NONE)
                .isEqualTo(new Watermark("", new BigDecimal("11.0"), new BigDecimal("1e1"), BigDecimal.TEN));
        assertThat(new Watermark("x", BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO).marks())
                .isTrue();
    }

    @Test
    void takesTheNumbersOfTheSetting() {
        Watermark watermark =
                new Watermark("{OrderNumber}", new BigDecimal("12.5"), new BigDecimal("20"), new BigDecimal("7.25"));

        assertThat(Stamp.of(watermark, EncryptedPdfs.DENY, new Purchase("A", "B-1", DATE)))
                .isEqualTo(new Stamp("B-1", 12.5, 20, 7.25, EncryptedPdfs.DENY));
        assertThatThrownBy(() -> new Stamp("x", Double.NaN, 0, 0, EncryptedPdfs.DENY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stamp("x", 11, -1, 0, EncryptedPdfs.DENY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
