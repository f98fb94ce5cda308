package org.kundenportal.impl.rendering;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Countries by their ISO 3166-1 alpha-2 codes. */
final class Country {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Country() {}

    /** The code in capitals; empty if the text is not one. */
    static Optional<String> code(String text) {
        return Optional.ofNullable(text)
                .map(some -> some.strip().toUpperCase(Locale.ROOT))
                .filter(CODES::contains);
    }

    /** The name in a language; a text that is no code stays as it is. */
    static String name(String text, Locale language) {
        return code(text)
                .map(code -> new Locale("", code).getDisplayCountry(language))
                .orElse(text);
    }
}
