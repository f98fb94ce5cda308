package org.kundenportal.web.ui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256, which every Java platform has. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** In the form that a Content-Security-Policy names the hash of an inline script: {@code sha256-…}. */
    static String source(String script) {
        return "sha256-" + Base64.getEncoder().encodeToString(of(script.getBytes(StandardCharsets.UTF_8)));
    }
}
