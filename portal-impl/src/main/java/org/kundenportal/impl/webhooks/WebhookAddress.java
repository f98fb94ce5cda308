package org.kundenportal.impl.webhooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.api.PortalException;

/**
 * Where webhooks may go. Administrators give the addresses, and an ERP in the merchant's own network is a sound one; so
 * what is refused is little: what is not encrypted and leaves the machine, and addresses behind which only the platform's
 * own services live, such as the metadata services of clouds, which hand out credentials.
 */
final class WebhookAddress {

    private static final int MOST_CHARACTERS = 2_000;
    private static final int LAST_PORT = 65_535;
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Metadata services outside of the link-local range: Alibaba Cloud and Oracle's older one, Amazon over IPv6. */
    private static final Set<String> METADATA = Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

    private WebhookAddress() {}

    /**
     * The address as it is kept.
     *
     * @throws PortalException INVALID_REQUEST, field {@code url}: REQUIRED, TOO_LONG, INVALID_VALUE, or ADDRESS_REFUSED
     */
    static URI checked(String url) {
        if (url == null || url.isBlank()) {
            throw PortalException.invalid("url", "REQUIRED");
        }
        if (url.length() > MOST_CHARACTERS) {
            throw PortalException.invalid("url", "TOO_LONG");
        }
        URI address = parsed(url.strip());
        boolean local = LOCAL_NAMES.contains(address.getHost().toLowerCase(Locale.ROOT));
        if (!address.getScheme().equalsIgnoreCase("https")
                && !(local && address.getScheme().equalsIgnoreCase("http"))) {
            throw PortalException.invalid("url", "ADDRESS_REFUSED");
        }
        if (isAddress(address.getHost()) && !isAllowed(address.getHost())) {
            throw PortalException.invalid("url", "ADDRESS_REFUSED");
        }
        return address;
    }

    private static URI parsed(String url) {
        try {
            URI address = new URI(url);
            if (address.getScheme() != null
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getPort() <= LAST_PORT
                    && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw PortalException.invalid("url", "INVALID_VALUE");
        }
        throw PortalException.invalid("url", "INVALID_VALUE");
    }

    /** Whether asking for the host asks no name server. */
    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static boolean isAllowed(String host) {
        try {
            return isAllowed(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether requests may go to a host that has these addresses, asked before each attempt. */
    static boolean isAllowed(InetAddress... addresses) {
        return Arrays.stream(addresses).noneMatch(WebhookAddress::isRefused);
    }

    private static boolean isRefused(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(withoutZone(address));
    }

    private static String withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? text.replaceAll("%.*", "") : text;
    }
}
