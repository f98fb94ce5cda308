package org.kundenportal.impl.security;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SecretBoxTest {

    private static final String PLACE = "customer.bank_iban:4711";
    private static final String HEADER = "v2:0:";
    private static final String SECRET = "DE02120300000000202051";

    private static final Path NO_FILE = Path.of("there-is-no-encryption.keys");

    private final SecretBox box = box(new byte[32]);

    private static SecretBox box(byte[] portalKey) {
        return new SecretBox(KeyRing.in(NO_FILE, new PortalKey(portalKey)));
    }

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
        assertThat(sealed).startsWith(HEADER);
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(HEADER.length()));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(HEADER + Base64.getEncoder().encodeToString(flipped), PLACE);
        }
    }

    @Test
    @DisplayName("ASVS 11.3.2 a sealed text with any character changed does not open")
    void refusesEveryChangedCharacter() {
        String sealed = box.seal(SECRET, PLACE);
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : new char[] {'A', 'B', '/', '=', ' ', '!', '1', ':', '\n'}) {
                if (sealed.charAt(i) != other) {
                    assertRefused(sealed.substring(0, i) + other + sealed.substring(i + 1), PLACE);
                }
            }
        }
    }

    @Test
    @DisplayName("what was sealed before keys had names opens with the first one")
    void opensTheFormBefore() {
        String sealed = box.seal(SECRET, PLACE);

        assertThat(box.open(sealed.replace(HEADER, "v1:"), PLACE)).isEqualTo(SECRET);
        assertRefused(sealed.replace(HEADER, "v3:"), PLACE);
        assertRefused(sealed.replace(HEADER, "v2:1:"), PLACE);
    }

    @Test
    @DisplayName("no two sealed texts have one fingerprint, which is the start of each")
    void hasFingerprints() {
        String one = box.seal(SECRET, PLACE);
        String two = box.seal(SECRET, PLACE);

        assertThat(SecretBox.fingerprint(one)).isNotEqualTo(SecretBox.fingerprint(two));
        assertThat(one).startsWith(SecretBox.fingerprint(one)).startsWith(box.beginning());
        assertThat(SecretBox.fingerprint("v2:0:short")).isEqualTo("v2:0:short");
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
        assertThatIllegalStateException().isThrownBy(() -> box(other).open(sealed, PLACE));
    }

    private void assertRefused(String sealed, String place) {
        assertThatIllegalStateException()
                .as(sealed)
                .isThrownBy(() -> box.open(sealed, place))
                .withMessageNotContaining(SECRET);
    }
}
