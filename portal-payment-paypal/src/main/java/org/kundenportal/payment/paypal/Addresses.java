package org.kundenportal.payment.paypal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses the portal may talk to: HTTPS anywhere, HTTP on this machine alone. */
final class Addresses {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(0*:)*:?0*1\\]");

    private Addresses() {}

    /** The address of an API without a slash at its end, empty if it is none. */
    static Optional<URI> ofApi(String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return parsed(trimmed)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .filter(Addresses::isSafe);
    }

    /** An address to which customers may be sent, empty if it is none. */
    static Optional<URI> ofPage(String text) {
        return parsed(text).filter(Addresses::isSafe);
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        boolean local = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
        return "https".equalsIgnoreCase(uri.getScheme()) || (local && "http".equalsIgnoreCase(uri.getScheme()));
    }
}
