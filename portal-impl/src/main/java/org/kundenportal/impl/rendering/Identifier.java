package org.kundenportal.impl.rendering;

import java.util.Locale;

/** Identifiers as people write them. */
final class Identifier {

    private Identifier() {}

    /** Without blanks and in capitals. */
    static String compact(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
