package org.kundenportal.impl.links;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.impl.security.Authenticator;
import org.kundenportal.impl.security.PortalKey;
import org.kundenportal.impl.security.Tokens;

/**
 * The tokens in secret links: the random handle of a row (96 bits) and the code that only the portal's key makes of
 * handle and scope (160 bits). The database alone cannot make one, and staff can see a link again at any time.
 */
final class LinkTokens {

    private static final int HANDLE_BYTES = 12;
    private static final int CODE_BYTES = 20;
    private static final int TOKEN_CHARACTERS = 43;

    private final Authenticator authenticator;
    private final URI base;

    LinkTokens(PortalKey key, URI base) {
        this.authenticator = new Authenticator(key, "link");
        this.base = base;
    }

    /** A handle that nobody has. */
    static String newHandle() {
        return Tokens.encode(Tokens.randomBytes(HANDLE_BYTES));
    }

    /** The complete address of a link. */
    String url(LinkScope scope, String handle) {
        return base + path(scope) + token(scope, handle);
    }

    String token(LinkScope scope, String handle) {
        byte[] token = Arrays.copyOf(Base64.getUrlDecoder().decode(handle), HANDLE_BYTES + CODE_BYTES);
        System.arraycopy(code(scope, handle), 0, token, HANDLE_BYTES, CODE_BYTES);
        return Tokens.encode(token);
    }

    /** The handle in a token, if the token has the right form; says nothing about its code. */
    static Optional<String> handle(String token) {
        if (token == null || token.length() != TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return Optional.of(Tokens.encode(Arrays.copyOf(bytes, HANDLE_BYTES)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this is the token of the link; takes the same time for every token of the right form. */
    boolean matches(String token, LinkScope scope, String handle) {
        // as text: Base64 has several spellings of the same bytes, a link has one
        return MessageDigest.isEqual(
                token(scope, handle).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] code(LinkScope scope, String handle) {
        return authenticator.code((scope + " " + handle).getBytes(StandardCharsets.US_ASCII), CODE_BYTES);
    }

    private static String path(LinkScope scope) {
        return switch (scope) {
            case CUSTOMER -> "/c/";
            case DOCUMENT -> "/d/";
            case ORDER -> "/o/";
            case PAYMENT -> "/p/";
        };
    }
}
