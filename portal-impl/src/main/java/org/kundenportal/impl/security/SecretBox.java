package org.kundenportal.impl.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts texts for the database with AES-256-GCM. Each says which key it was sealed with and is bound to the place where
 * it is kept, so that it neither decrypts after a change of a single bit nor in another place. Thread-safe.
 */
public final class SecretBox {

    /** The form before keys had names: always the first one. */
    private static final String WITHOUT_KEY = "v1:";

    private static final String WITH_KEY = "v2:";
    private static final Pattern SEALED = Pattern.compile("(v1:|v2:([0-9a-f]{1,8}):)([A-Za-z0-9+/]+={0,2})");
    private static final int IV_BYTES = 12;
    private static final int IV_CHARACTERS = 16;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    /** Encrypts with the current key of the ring. */
    public SecretBox(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * The text, readable only by {@link #open} with the same place. It has no blanks, quotes, and wildcards of SQL.
     *
     * @param place where it is kept, for example {@code customer.bank_iban:4711}
     */
    public String seal(String text, String place) {
        KeyRing.Key key = keys.current();
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, iv, text.getBytes(StandardCharsets.UTF_8), place);
        return beginning(key)
                + encoded(ByteBuffer.allocate(IV_BYTES + sealed.length)
                        .put(iv)
                        .put(sealed)
                        .array());
    }

    /** How all that is sealed now begins. */
    public String beginning() {
        return beginning(keys.current());
    }

    private static String beginning(KeyRing.Key key) {
        return WITH_KEY + key.id() + ':';
    }

    /** The start of a sealed text, up to and with what is random in it: no two texts have the same. */
    public static String fingerprint(String sealed) {
        int end = sealed.lastIndexOf(':') + 1 + IV_CHARACTERS;
        return sealed.substring(0, Math.min(end, sealed.length()));
    }

    /**
     * The text that was sealed.
     *
     * @throws IllegalStateException if it was changed, belongs to another place, or was sealed with a key that is not there
     */
    public String open(String sealed, String place) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new IllegalStateException("no sealed text in " + place);
        }
        String id = parts.group(1).equals(WITHOUT_KEY) ? KeyRing.FIRST : parts.group(2);
        KeyRing.Key key = keys.find(id)
                .orElseThrow(() -> new IllegalStateException(
                        "the text in " + place + " is sealed with key " + id + ", which is not there"));
        ByteBuffer both = ByteBuffer.wrap(decoded(parts.group(3), place));
        byte[] iv = new byte[IV_BYTES];
        both.get(iv);
        byte[] rest = new byte[both.remaining()];
        both.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, key, iv, rest, place), StandardCharsets.UTF_8);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Refuses any other spelling of the same bytes, which Base64 has where its last character is not used up. */
    private static byte[] decoded(String text, String place) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length >= IV_BYTES + TAG_BITS / 8 && encoded(bytes).equals(text)) {
                return bytes;
            }
            throw new IllegalStateException("no sealed text in " + place);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("no sealed text in " + place, e);
        }
    }

    private static byte[] crypt(int mode, KeyRing.Key key, byte[] iv, byte[] bytes, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed text in " + place + " does not fit key " + key, e);
        }
    }
}
