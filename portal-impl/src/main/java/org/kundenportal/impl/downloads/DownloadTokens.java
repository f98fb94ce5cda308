package org.kundenportal.impl.downloads;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.kundenportal.impl.security.Authenticator;
import org.kundenportal.impl.security.PortalKey;
import org.kundenportal.impl.security.Tokens;

/**
 * The tokens of downloads: the random handle of a row (96 bits) and the code that only the portal's key makes of it (160
 * bits). The database alone cannot make one, and the buyer can be shown one again to resume.
 */
final class DownloadTokens {

    private static final int HANDLE_BYTES = 12;
    private static final int CODE_BYTES = 20;
    private static final int TOKEN_CHARACTERS = 43;

    private final Authenticator authenticator;

    DownloadTokens(PortalKey key) {
        this.authenticator = new Authenticator(key, "download");
    }

    /** A handle that nobody has. */
    static String newHandle() {
        return Tokens.encode(Tokens.randomBytes(HANDLE_BYTES));
    }

    String token(String handle) {
        byte[] token = Arrays.copyOf(Base64.getUrlDecoder().decode(handle), HANDLE_BYTES + CODE_BYTES);
        byte[] code = authenticator.code(handle.getBytes(StandardCharsets.US_ASCII), CODE_BYTES);
        System.arraycopy(code, 0, token, HANDLE_BYTES, CODE_BYTES);
        return Tokens.encode(token);
    }

    /** The handle in a token that this portal has made; takes the same time for every token of the right form. */
    Optional<String> handle(String token) {
        if (token == null || token.length() != TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        try {
            String handle = Tokens.encode(Arrays.copyOf(Base64.getUrlDecoder().decode(token), HANDLE_BYTES));
            // as text: Base64 has several spellings of the same bytes, a download has one
            boolean ours = MessageDigest.isEqual(
                    token(handle).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.US_ASCII));
            return ours ? Optional.of(handle) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
