package org.kundenportal.payment.mollie;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells addresses of this machine and of its own network from those that the world can reach. */
final class Hosts {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    /** RFC 1918, RFC 3927, RFC 4193, and names that only a local network resolves (RFC 6761, RFC 6762, RFC 8375). */
    private static final Pattern PRIVATE = Pattern.compile("10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}"
            + "|172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}|169\\.254(\\.\\d{1,3}){2}|0\\.0\\.0\\.0|\\[f[cde].*]|\\[::]"
            + "|.*\\.(localhost|local|home\\.arpa|internal|lan|test|invalid)|[^.:]*");

    private Hosts() {}

    /** Whether it is this machine, by the text of the host alone. */
    static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.matcher(host(address)).matches();
    }

    /** Whether nobody outside of the machine and its network can reach it, as far as its text tells. */
    static boolean isLocal(URI address) {
        return address.getHost() == null
                || isLoopback(address)
                || PRIVATE.matcher(host(address)).matches();
    }

    /** Whether the portal may talk to it, or send a customer there: HTTPS, or HTTP on this machine. */
    static boolean isSafe(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme()) && isLoopback(address)));
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }
}
