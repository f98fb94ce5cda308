package org.kundenportal.impl.rendering;

import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616). */
final class Iban {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    private Iban() {}

    /** Whether the text has the shape of one. */
    static boolean isOne(String text) {
        return text != null && SHAPE.matcher(Identifier.compact(text)).matches();
    }

    /** In groups of four as on paper; what is no IBAN stays as it is, null stays null. */
    static String grouped(String text) {
        return isOne(text) ? Identifier.compact(text).replaceAll("(.{4})(?!$)", "$1 ") : text;
    }
}
