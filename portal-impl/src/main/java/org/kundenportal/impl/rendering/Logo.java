package org.kundenportal.impl.rendering;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A PNG or JPEG file as bytes. Immutable; equal where the bytes are. Bytes of anything else are drawn as no logo. */
public final class Logo {

    private final byte[] bytes;

    private Logo(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A logo of a copy of the bytes; null for null. */
    public static Logo of(byte[] bytes) {
        return bytes == null ? null : new Logo(bytes.clone());
    }

    /** The file itself, not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo logo && Arrays.equals(bytes, logo.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The SHA-256 of the bytes: what makes a document's text form depend on its logo. */
    @Override
    public String toString() {
        try {
            return "Logo["
                    + new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)).toString(16) + "]";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
