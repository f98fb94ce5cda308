package org.kundenportal.impl.customers;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * E-mail addresses that a customer types: the plain form of RFC 5321 without quoted names, comments and addresses of
 * machines, which mail servers pass on but nobody has. Hosts may hold others.
 */
final class EmailAddress {

    private static final Pattern LOCAL =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");
    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /** The address with its domain in small ASCII letters; null if it is none. */
    static String of(String written) {
        int at = written.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(written.substring(0, at)).matches()) {
            return null;
        }
        String domain = ascii(written.substring(at + 1));
        String address = written.substring(0, at) + "@" + domain;
        return DOMAIN.matcher(domain).matches() && address.length() <= MAX_LENGTH ? address : null;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The address as one may show it to somebody who need not know it: {@code p•••@hotel.example}. */
    static String masked(String address) {
        int at = address.lastIndexOf('@');
        int first = address.isEmpty() ? 0 : Character.charCount(address.codePointAt(0));
        return at < 1 ? "•••" : address.substring(0, Math.min(first, at)) + "•••" + address.substring(at);
    }
}
