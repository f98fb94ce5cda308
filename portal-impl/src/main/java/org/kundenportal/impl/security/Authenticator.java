package org.kundenportal.impl.security;

import java.util.Arrays;

/** Keyed message authentication (HMAC-SHA-256, RFC 2104) for one use. Thread-safe. */
public final class Authenticator {

    private final byte[] key;

    /** Authenticates with the portal's key for one use, named by a text that no other use has. */
    public Authenticator(PortalKey key, String use) {
        this.key = key.derive("authenticate " + use);
    }

    /** The first bytes of the code that only a holder of the key can compute for this message. */
    public byte[] code(byte[] message, int length) {
        return Arrays.copyOf(PortalKey.hmac(key, message), length);
    }
}
