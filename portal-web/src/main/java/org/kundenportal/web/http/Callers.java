package org.kundenportal.web.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * Tells where requests come from. What {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} say counts only where a
 * trusted proxy wrote it: the chain is read from its end, and the first address that is no trusted proxy is the caller.
 */
final class Callers {

    private final List<Network> trustedProxies;
    private final boolean alwaysSecureCookies;

    Callers(List<String> trustedProxies, boolean alwaysSecureCookies) {
        this.trustedProxies = trustedProxies.stream()
                .filter(proxy -> !proxy.isBlank())
                .map(Network::parse)
                .toList();
        this.alwaysSecureCookies = alwaysSecureCookies;
    }

    Caller of(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        boolean proxied = isTrusted(peer);
        String address = proxied ? client(peer, request.getHeader("X-Forwarded-For")) : peer;
        String scheme = forwarded(proxied, request, "X-Forwarded-Proto", request.getScheme());
        String host = forwarded(proxied, request, "X-Forwarded-Host", request.getHeader("Host"));
        boolean secure = "https".equals(scheme);
        return new Caller(address, secure, secure || alwaysSecureCookies, Origins.normal(scheme + "://" + host));
    }

    private boolean isTrusted(String address) {
        return !trustedProxies.isEmpty()
                && Network.address(address)
                        .filter(bytes -> trustedProxies.stream().anyMatch(network -> network.contains(bytes)))
                        .isPresent();
    }

    private String client(String peer, String chain) {
        String client = peer;
        List<String> hops = chain == null ? List.of() : Arrays.asList(chain.split(","));
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            String hop = hops.get(i).strip();
            if (Network.address(hop).isEmpty()) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    /** The value that the nearest proxy wrote, which is the last. */
    private static String forwarded(boolean proxied, HttpServletRequest request, String header, String otherwise) {
        String value = proxied ? request.getHeader(header) : null;
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        return value.substring(value.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
