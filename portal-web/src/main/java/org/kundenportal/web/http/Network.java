package org.kundenportal.web.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of network addresses: {@code 10.0.0.0/8}, or one address. Immutable. */
final class Network {

    /** Names are refused: looking them up would ask the network who is to be trusted. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] prefix;
    private final int length;

    private Network(byte[] prefix, int length) {
        this.prefix = prefix;
        this.length = length;
    }

    /** @throws IllegalArgumentException if the text is no address or block */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] prefix = address(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("trustedProxies: " + text + " is no network address"));
        int length = parts.length == 1 ? prefix.length * 8 : Integer.parseInt(parts[1]);
        if (length < 0 || length > prefix.length * 8) {
            throw new IllegalArgumentException("trustedProxies: " + text + " has a wrong prefix length");
        }
        return new Network(prefix, length);
    }

    /** The bytes of a literal address; empty for anything else. */
    static Optional<byte[]> address(String literal) {
        String bare =
                literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
        int zone = bare.indexOf('%');
        String plain = zone < 0 ? bare : bare.substring(0, zone);
        if (!LITERAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
