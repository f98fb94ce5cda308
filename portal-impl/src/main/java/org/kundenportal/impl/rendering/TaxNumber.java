package org.kundenportal.impl.rendering;

import java.util.regex.Pattern;

/** What tax numbers look like. Whether one is issued is not known here. */
final class TaxNumber {

    /** The longest of the EU has twelve characters after the country; some contain letters, '+' or '*'. */
    private static final Pattern VAT_ID = Pattern.compile("([A-Z]{2})(?=.*[0-9])[A-Z0-9+*]{2,15}");

    private static final Pattern NATIONAL = Pattern.compile("[0-9][0-9 /.-]{3,24}");
    /** Greece writes EL although its ISO code is GR; Northern Ireland XI (EN 16931, BR-CO-9). */
    private static final String OWN_PREFIXES = "EL XI";

    private TaxNumber() {}

    /** Whether it is a VAT identification number: a country's prefix and what follows. */
    static boolean isVatId(String text) {
        if (text == null) {
            return false;
        }
        String compact = Identifier.compact(text);
        return VAT_ID.matcher(compact).matches()
                && (OWN_PREFIXES.contains(compact.substring(0, 2))
                        || Country.code(compact.substring(0, 2)).isPresent());
    }

    /** Whether it can be a national tax number such as {@code 12/345/67890}. */
    static boolean isNational(String text) {
        return text != null && NATIONAL.matcher(text.strip()).matches();
    }
}
