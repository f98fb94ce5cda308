package org.kundenportal.storage.cloud;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kundenportal.spi.settings.InvalidSettingException;

/** Reads the address of a server that somebody typed. */
final class Address {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private Address() {}

    /**
     * The address: HTTPS, or HTTP on this machine, so that no password and no file travels in the open.
     *
     * @throws InvalidSettingException FORMAT if it is no address, ADDRESS if it is one that the portal does not talk to
     */
    static URI of(String key, String text) throws InvalidSettingException {
        URI address;
        try {
            address = new URI(text.strip()).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new InvalidSettingException(key, InvalidSettingException.FORMAT);
        }
        if (address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new InvalidSettingException(key, InvalidSettingException.FORMAT);
        }
        if (address.getRawUserInfo() != null || !isSafe(address)) {
            throw new InvalidSettingException(key, InvalidSettingException.ADDRESS);
        }
        return address;
    }

    private static boolean isSafe(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme())
                        && LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT))
                                .matches());
    }
}
