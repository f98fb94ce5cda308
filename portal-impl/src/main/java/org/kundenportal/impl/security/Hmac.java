package org.kundenportal.impl.security;

/** Codes that prove who wrote a message to those who share a secret with the writer (RFC 2104). */
public final class Hmac {

    private Hmac() {}

    /** HMAC-SHA-256. */
    public static byte[] sha256(byte[] key, byte[] message) {
        return PortalKey.hmac(key, message);
    }
}
