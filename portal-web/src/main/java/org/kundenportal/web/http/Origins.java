package org.kundenportal.web.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Origins of web pages: scheme, host and port. */
final class Origins {

    private Origins() {}

    /**
     * The origin of an address, in lower case and without a port that goes without saying.
     *
     * @return null if the address has none, as {@code null} (which sandboxed pages send) has
     */
    static String normal(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
                return null;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String origin = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT);
            return isDefaultPort(scheme, uri.getPort()) ? origin : origin + ":" + uri.getPort();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isDefaultPort(String scheme, int port) {
        return port == -1 || (scheme.equals("https") && port == 443) || (scheme.equals("http") && port == 80);
    }
}
