package org.kundenportal.impl.customers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.impl.mail.MailAddress;

/**
 * What master data must be like that a customer types. The rules are stricter than those for hosts: whoever types can be
 * told at once. What the customer leaves as it is may be as wrong as the host has it.
 */
final class ProfileRules {

    /** Controls, line ends, halves of characters, and marks that turn the direction of what follows them. */
    private static final Pattern REFUSED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int SHORT = 32;
    private static final int MEDIUM = 50;
    private static final int LONG = 200;

    private final Map<ProfileField, String> before;
    private final Map<ProfileField, String> wanted = new EnumMap<>(ProfileField.class);
    private final List<Violation> violations = new ArrayList<>();

    private ProfileRules(CustomerData data) {
        before = ProfileValues.of(data);
    }

    /**
     * What of a change is one, in the form in which it is kept.
     *
     * @throws PortalException INVALID_MASTER_DATA with all violations
     */
    static Map<ProfileField, String> changed(CustomerData data, MasterDataPolicy policy, ProfileChange change) {
        ProfileRules rules = new ProfileRules(data);
        change.values().forEach((field, value) -> rules.take(field, value, policy.of(field)));
        rules.checkAccount();
        if (!rules.violations.isEmpty()) {
            throw PortalException.of(ErrorCode.INVALID_MASTER_DATA, rules.violations.toArray(Violation[]::new));
        }
        return rules.wanted;
    }

    private void take(ProfileField field, String written, EditPolicy policy) {
        if (written != null && REFUSED.matcher(written).find()) {
            note(field, "INVALID_CHARACTER");
            return;
        }
        String value = tidied(field, written);
        if (Objects.equals(value, before.get(field))) {
            return;
        }
        String fault = policy == EditPolicy.READ_ONLY ? "READ_ONLY" : fault(field, value);
        if (fault == null) {
            wanted.put(field, value);
        } else {
            note(field, fault);
        }
    }

    /** As it is kept; what cannot be brought into that form stays as it was written. */
    private static String tidied(ProfileField field, String written) {
        if (field == ProfileField.CONTACT_NOTIFICATIONS) {
            return Objects.requireNonNullElse(written, "true");
        }
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = Normalizer.normalize(written.strip(), Normalizer.Form.NFC);
        return switch (field) {
            case IBAN, BIC, VAT_ID -> PlainNumbers.plain(text);
            case EMAIL, CONTACT_EMAIL ->
                MailAddress.of(text).map(MailAddress::ascii).orElse(text);
            default -> text;
        };
    }

    /** The code of what is wrong with a value; null if nothing is. */
    private static String fault(ProfileField field, String value) {
        if (value == null) {
            return field == ProfileField.NAME || field == ProfileField.KIND ? "REQUIRED" : null;
        }
        return switch (field) {
            case NAME, STREET, CITY, HOLDER, CONTACT_FIRST_NAME, CONTACT_LAST_NAME -> tooLong(value, LONG);
            case PHONE, CONTACT_PHONE, TAX_NUMBER -> tooLong(value, MEDIUM);
            case POSTAL_CODE -> tooLong(value, SHORT);
            case KIND -> Set.of("COMPANY", "PERSON").contains(value) ? null : "INVALID_VALUE";
            case EMAIL, CONTACT_EMAIL -> MailAddress.isValid(value) ? null : "INVALID_EMAIL";
            case LANGUAGE -> LANGUAGES.contains(value) ? null : "INVALID_LANGUAGE";
            case COUNTRY -> COUNTRIES.contains(value) ? null : "INVALID_COUNTRY";
            case IBAN -> BankNumbers.ibanFault(value);
            case BIC -> BankNumbers.bicFault(value, null);
            case VAT_ID -> VatId.isWellFormed(value) ? null : "VAT_ID_FORMAT";
            case CONTACT_NOTIFICATIONS -> Set.of("true", "false").contains(value) ? null : "INVALID_VALUE";
        };
    }

    private static String tooLong(String value, int max) {
        return value.length() > max ? "TOO_LONG" : null;
    }

    /** The parts of a bank account have to fit each other, those that stay included. */
    private void checkAccount() {
        Map<ProfileField, String> after = new EnumMap<>(before);
        after.putAll(wanted);
        String iban = after.get(ProfileField.IBAN);
        String bic = after.get(ProfileField.BIC);
        boolean changed = ProfileField.of(ProfileField.IBAN.group()).stream().anyMatch(wanted::containsKey);
        if (!changed || isFaulty(ProfileField.IBAN) || isFaulty(ProfileField.BIC)) {
            return;
        }
        if (iban == null && (bic != null || after.get(ProfileField.HOLDER) != null)) {
            note(ProfileField.IBAN, "REQUIRED");
        } else if (iban != null && bic != null && "BIC_COUNTRY".equals(BankNumbers.bicFault(bic, iban))) {
            note(ProfileField.BIC, "BIC_COUNTRY");
        }
    }

    private boolean isFaulty(ProfileField field) {
        return violations.stream().anyMatch(violation -> violation.field().equals(field.path()));
    }

    private void note(ProfileField field, String code) {
        violations.add(new Violation(field.path(), code));
    }
}
