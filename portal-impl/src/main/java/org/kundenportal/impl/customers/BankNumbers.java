package org.kundenportal.impl.customers;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/**
 * What is wrong with an IBAN (ISO 13616) or a BIC (ISO 9362), as code of a violation. Both are expected in the form of
 * {@link PlainNumbers}. The lengths and forms of each country are those of SWIFT's registry, as the library has them.
 */
final class BankNumbers {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}");

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    private static final int BIC_COUNTRY_AT = 4;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final String KOSOVO = "XK"; // in use by banks, though not in ISO 3166-1

    /** Where banks of one country keep accounts with another's IBANs (EPC 409-09, List of SEPA Scheme Countries). */
    private static final Map<String, Set<String>> BANKS_OF = Map.of(
            "FR", Set.of("GF", "GP", "MQ", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "TF", "WF", "MC"),
            "MC", Set.of("FR"),
            "GB", Set.of("GG", "IM", "JE"),
            "FI", Set.of("AX"));

    private BankNumbers() {}

    /** What is wrong with an IBAN; null if nothing is. */
    static String ibanFault(String iban) {
        if (!IBAN.matcher(iban).matches()) {
            return "IBAN_FORMAT";
        }
        CountryCode country = CountryCode.getByCode(iban.substring(0, 2));
        if (country == null || !IbanUtil.isSupportedCountry(country)) {
            return "IBAN_COUNTRY";
        }
        if (iban.length() != IbanUtil.getIbanLength(country)) {
            return "IBAN_LENGTH";
        }
        // 00, 01 and 99 can leave the same remainder as the right digits, which run from 02 to 98 (ISO 7064)
        if (!iban.substring(2, 4).equals(IbanUtil.calculateCheckDigit(iban))) {
            return "IBAN_CHECKSUM";
        }
        return hasFormOfCountry(iban) ? null : "IBAN_FORMAT";
    }

    private static boolean hasFormOfCountry(String iban) {
        try {
            IbanUtil.validate(iban);
            return true;
        } catch (Iban4jException e) {
            return false;
        }
    }

    /** What is wrong with the BIC of an account with this IBAN; null if nothing is. */
    static String bicFault(String bic, String iban) {
        if (!BIC.matcher(bic).matches()) {
            return "BIC_FORMAT";
        }
        String bank = bic.substring(BIC_COUNTRY_AT, BIC_COUNTRY_AT + 2);
        if (!COUNTRIES.contains(bank) && !bank.equals(KOSOVO)) {
            return "BIC_FORMAT";
        }
        if (iban == null || !IBAN.matcher(iban).matches()) {
            return null;
        }
        String account = iban.substring(0, 2);
        return account.equals(bank) || BANKS_OF.getOrDefault(account, Set.of()).contains(bank) ? null : "BIC_COUNTRY";
    }

    /** An IBAN of which country, check digits and the last four are told: {@code DE89 **** 3000}; null of none. */
    static String masked(String iban) {
        return iban == null ? null : iban.substring(0, 4) + " **** " + iban.substring(iban.length() - 4);
    }
}
