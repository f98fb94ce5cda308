package org.kundenportal.impl.security;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SecretBoxTest {

    private static final String PLACE = "customer.bank_iban:4711";
    private static final String SECRET = "DE02120300000000202051";

    private final SecretBox box = new SecretBox(new PortalKey(new byte[32]));

    @Test
    void givesBackWhatWasSealed() {
        for (String text : new String[] {"", "a", SECRET, "Łódź 🙂\u0000", "x".repeat(10_000)}) {
            assertThat(box.open(box.seal(text, PLACE), PLACE)).isEqualTo(text);
        }
    }

    @Test
    void sealsTheSameTextInOtherWordsEveryTime() {
        assertThat(box.seal(SECRET, PLACE))
                .isNotEqualTo(box.seal(SECRET, PLACE))
                .doesNotContain(SECRET);
    }

    @Test
    @DisplayName("ASVS 11.3.2 a sealed text with any bit flipped does not open")
    void refusesEveryFlippedBit() {
        String sealed = box.seal(SECRET, PLACE);
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(3));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused("v1:" + Base64.getEncoder().encodeToString(flipped), PLACE);
        }
    }

    @Test
    @DisplayName("ASVS 11.3.2 a sealed text with any character changed does not open")
    void refusesEveryChangedCharacter() {
        String sealed = box.seal(SECRET, PLACE);
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : new char[] {'A', 'B', '/', '=', ' ', '!'}) {
                if (sealed.charAt(i) != other) {
                    assertRefused(sealed.substring(0, i) + other + sealed.substring(i + 1), PLACE);
                }
            }
        }
    }

    @Test
    void refusesEveryPartOfASealedText() {
        String sealed = box.seal(SECRET, PLACE);
        for (int length = 0; length < sealed.length(); length++) {
            assertRefused(sealed.substring(0, length), PLACE);
        }
    }

    @Test
    @DisplayName("a sealed text does not open in another row or column, nor with another key")
    void refusesAnotherPlaceAndKey() {
        String sealed = box.seal(SECRET, PLACE);
        byte[] other = new byte[32];
        other[31] = 1;

        assertRefused(sealed, "customer.bank_iban:4712");
        assertRefused(sealed, "customer.tax_number:4711");
        assertThatIllegalStateException().isThrownBy(() -> new SecretBox(new PortalKey(other)).open(sealed, PLACE));
    }

    private void assertRefused(String sealed, String place) {
        assertThatIllegalStateException()
                .as(sealed)
                .isThrownBy(() -> box.open(sealed, place))
                .withMessageNotContaining(SECRET);
    }
}
