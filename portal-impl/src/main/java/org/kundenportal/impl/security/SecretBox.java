package org.kundenportal.impl.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts for the database with AES-256-GCM. Each is bound to the place where it is kept, so that it neither
 * decrypts after a change of a single bit nor in another place. Thread-safe.
 */
public final class SecretBox {

    private static final String VERSION = "v1:";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Encrypts with a key derived from the portal's. */
    public SecretBox(PortalKey key) {
        this.key = new SecretKeySpec(key.derive("encrypt"), "AES");
    }

    /**
     * The text, readable only by {@link #open} with the same place.
     *
     * @param place where it is kept, for example {@code customer.bank_iban:4711}
     */
    public String seal(String text, String place) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, iv, text.getBytes(StandardCharsets.UTF_8), place);
        return packed(ByteBuffer.allocate(IV_BYTES + sealed.length)
                .put(iv)
                .put(sealed)
                .array());
    }

    /**
     * The text that was sealed.
     *
     * @throws IllegalStateException if it was changed, belongs to another place, or was sealed with another key
     */
    public String open(String sealed, String place) {
        ByteBuffer both = ByteBuffer.wrap(unpacked(sealed, place));
        byte[] iv = new byte[IV_BYTES];
        both.get(iv);
        byte[] rest = new byte[both.remaining()];
        both.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, iv, rest, place), StandardCharsets.UTF_8);
    }

    private static String packed(byte[] bytes) {
        return VERSION + Base64.getEncoder().encodeToString(bytes);
    }

    /** Refuses any other spelling of the same bytes, which Base64 has where its last character is not used up. */
    private static byte[] unpacked(String sealed, String place) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(Math.min(VERSION.length(), sealed.length())));
            if (bytes.length >= IV_BYTES + TAG_BITS / 8 && packed(bytes).equals(sealed)) {
                return bytes;
            }
            throw new IllegalStateException("no sealed text in " + place);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("no sealed text in " + place, e);
        }
    }

    private byte[] crypt(int mode, byte[] iv, byte[] bytes, String place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed text in " + place + " does not fit the portal's key", e);
        }
    }
}
