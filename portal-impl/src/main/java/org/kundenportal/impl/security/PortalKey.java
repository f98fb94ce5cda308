package org.kundenportal.impl.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret outside the database on which links and sessions depend: 256 random bits in a file that only the portal may read. Keys for each
 * use are derived from it, so that none serves two uses. All nodes of one portal share the file. Immutable.
 */
public final class PortalKey {

    private static final int BYTES = 32;

    private final byte[] key;

    /** A key of exactly 32 bytes. */
    public PortalKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /**
     * The key in the file, which is made at the first start.
     *
     * @throws IllegalStateException if others than its owner may read the file, or it holds no key
     * @throws UncheckedIOException if the file can neither be read nor made
     */
    public static PortalKey in(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            PrivateFile.refuseIfOthersMayRead(file);
            // a damaged file need not be a text
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return new PortalKey(Base64.getDecoder().decode(text.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The portal's key " + file + " cannot be used", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The portal's key " + file + " is damaged: restore it from a backup", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", null);
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(random) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another node was faster: its key is ours
            return;
        } finally {
            Files.delete(fresh);
        }
    }

    /** The key for one use, 32 bytes, named by a text that no other use has. */
    byte[] derive(String use) {
        return hmac(key, use.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
