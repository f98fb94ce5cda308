package org.kundenportal.payment.mollie;

import java.util.List;
import java.util.Locale;

/** The languages of Mollie's pages. */
final class Locales {

    /** Mollie, "Create payment", {@code locale}; of each language the first is taken where the country has none. */
    private static final List<String> KNOWN = List.of(
            "de_DE", "de_AT", "de_CH", "en_GB", "en_US", "nl_NL", "nl_BE", "fr_FR", "fr_BE", "es_ES", "ca_ES", "pt_PT",
            "it_IT", "nb_NO", "sv_SE", "fi_FI", "da_DK", "is_IS", "hu_HU", "pl_PL", "lv_LV", "lt_LT");

    private Locales() {}

    /** Mollie's word for it, null where Mollie has no such language and goes by the browser. */
    static String find(Locale language) {
        String spoken = "no".equals(language.getLanguage()) ? "nb" : language.getLanguage();
        String exact = spoken + "_" + language.getCountry();
        if (KNOWN.contains(exact)) {
            return exact;
        }
        return KNOWN.stream()
                .filter(known -> known.startsWith(spoken + "_"))
                .findFirst()
                .orElse(null);
    }
}
