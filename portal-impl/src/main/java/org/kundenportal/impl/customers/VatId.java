package org.kundenportal.impl.customers;

import java.util.Map;
import java.util.regex.Pattern;

/** VAT identification numbers as people write them. */
public final class VatId {

    private static final String GB = "[0-9]{9}|[0-9]{12}|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}";

    /**
     * What follows the prefix. EU and XI: European Commission, VIES FAQ, "What is the format of a VAT number?"
     * (https://ec.europa.eu/taxation_customs/vies, question 11), where Greece is EL, not GR. GB: HMRC, VAT Notice 725,
     * section 16.19. CHE: Swiss Federal Statistical Office, UID register, with or without the addition of the language.
     * NO: Skatteetaten, organisation number with MVA. Whether a number was issued only these authorities know; check
     * digits are not asked for, because the Commission publishes none.
     */
    private static final Map<String, Pattern> FORMATS = Map.ofEntries(
            format("AT", "U[0-9]{8}"),
            format("BE", "[01][0-9]{9}"),
            format("BG", "[0-9]{9,10}"),
            format("CHE", "[0-9]{9}(?:MWST|TVA|IVA)?"),
            format("CY", "[0-9]{8}[A-Z]"),
            format("CZ", "[0-9]{8,10}"),
            format("DE", "[0-9]{9}"),
            format("DK", "[0-9]{8}"),
            format("EE", "[0-9]{9}"),
            format("EL", "[0-9]{9}"),
            format("ES", "[A-Z][0-9]{7}[0-9A-Z]|[0-9]{8}[A-Z]"),
            format("FI", "[0-9]{8}"),
            format("FR", "[0-9A-Z]{2}[0-9]{9}"),
            format("GB", GB),
            format("HR", "[0-9]{11}"),
            format("HU", "[0-9]{8}"),
            format("IE", "[0-9][0-9A-Z+*][0-9]{5}[A-Z]|[0-9]{7}[A-Z]{2}"),
            format("IT", "[0-9]{11}"),
            format("LT", "[0-9]{9}|[0-9]{12}"),
            format("LU", "[0-9]{8}"),
            format("LV", "[0-9]{11}"),
            format("MT", "[0-9]{8}"),
            format("NL", "[0-9A-Z+*]{9}B[0-9A-Z+*]{2}"),
            format("NO", "[0-9]{9}(?:MVA)?"),
            format("PL", "[0-9]{10}"),
            format("PT", "[0-9]{9}"),
            format("RO", "[0-9]{2,10}"),
            format("SE", "[0-9]{12}"),
            format("SI", "[0-9]{8}"),
            format("SK", "[0-9]{10}"),
            format("XI", GB));

    private VatId() {}

    private static Map.Entry<String, Pattern> format(String prefix, String rest) {
        return Map.entry(prefix, Pattern.compile(rest));
    }

    /** The number without blanks, points and hyphens and in upper case, by which two are compared; null of none. */
    public static String key(String written) {
        return PlainNumbers.plain(written);
    }

    /** Whether a number in the form of {@link #key} looks like those of its country. */
    static boolean isWellFormed(String key) {
        String prefix = key.startsWith("CHE") ? "CHE" : key.substring(0, Math.min(2, key.length()));
        Pattern rest = FORMATS.get(prefix);
        return rest != null && rest.matcher(key.substring(prefix.length())).matches();
    }
}
