package org.kundenportal.impl.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of one recipient, as it can stand on the wire: {@code local@domain} in ASCII. Narrower than RFC 5322, so
 * that nothing in it can name a second recipient, begin a header, or lead around a name server: no quoted or non-ASCII
 * local parts, no comments, no domain literals. Domains may be international (RFC 5890).
 *
 * @param ascii with the domain in its ASCII form, at most 254 characters
 */
public record MailAddress(String ascii) {

    /** RFC 5321, section 4.5.3.1, with the brackets of a path taken off. */
    private static final int MAX = 254;

    private static final int MAX_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * The address, empty if the text is none.
     *
     * @param text may be null; blanks around it count, too
     */
    public static Optional<MailAddress> of(String text) {
        int at = text == null || text.length() > MAX ? -1 : text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || !LOCAL.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String domain = ascii(text.substring(at + 1));
        String address = text.substring(0, at) + "@" + domain;
        return isDomain(domain) && address.length() <= MAX ? Optional.of(new MailAddress(address)) : Optional.empty();
    }

    /** Whether mail can be sent to the text. */
    public static boolean isValid(String text) {
        return of(text).isPresent();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** At least two labels, the last of which is no number: a host in the company's own network gets no mail. */
    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1 && !DIGITS.matcher(labels[labels.length - 1]).matches();
    }
}
