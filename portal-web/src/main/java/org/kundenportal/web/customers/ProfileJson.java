package org.kundenportal.web.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.OwnProfile;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.api.customers.SentCode;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.Member;

/** A customer's own master data on the wire, and how it changes them. */
public final class ProfileJson {

    private ProfileJson() {}

    /** Master data, what may be changed of them, and what waits for the merchant. */
    public record Own(
            @JsonUnwrapped CustomersJson.Profile profile,
            Person contact,
            Map<String, String> policy,
            List<Pending> pendingChanges) {

        static Own of(OwnProfile own) {
            return new Own(
                    CustomersJson.Profile.of(own.data()),
                    own.data().primaryContact().map(Person::of).orElse(null),
                    names(own.policy()),
                    own.pending().stream().map(Pending::of).toList());
        }
    }

    /** What becomes of a change of each part, by the part's name. */
    static Map<String, String> names(MasterDataPolicy policy) {
        Map<String, String> names = new TreeMap<>();
        policy.groups().forEach((group, choice) -> names.put(group.field(), choice.name()));
        return names;
    }

    /** The customer's main contact. */
    public record Person(String firstName, String lastName, String email, String phone, boolean notificationsEnabled) {

        static Person of(Contact contact) {
            return new Person(
                    contact.firstName(),
                    contact.lastName(),
                    contact.email(),
                    contact.phone(),
                    contact.notificationsEnabled());
        }
    }

    /** What staff have not decided on yet. */
    public record Pending(String id, Instant at, List<Wish> changes) {

        static Pending of(ChangeRequest request) {
            return new Pending(request.id(), request.askedAt(), Wish.of(request.changes()));
        }
    }

    /** One field that is to change. */
    public record Wish(String field, String before, String after) {

        static List<Wish> of(List<ChangeRequest.Wish> wishes) {
            return wishes.stream()
                    .map(wish -> new Wish(wish.field().path(), wish.before(), wish.after()))
                    .toList();
        }
    }

    /**
     * A merge patch (RFC 7396) of the master data.
     *
     * @param code the one-time code where one is needed
     */
    public record Patch(
            Member<String> name,
            Member<String> kind,
            Member<String> email,
            Member<String> language,
            Member<String> phone,
            Member<AddressPatch> address,
            Member<BankAccountPatch> bankAccount,
            Member<TaxDetailsPatch> taxDetails,
            Member<PersonPatch> contact,
            String code) {

        ProfileChange toChange() {
            Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
            put(values, ProfileField.NAME, name);
            put(values, ProfileField.KIND, kind);
            put(values, ProfileField.EMAIL, email);
            put(values, ProfileField.LANGUAGE, language);
            put(values, ProfileField.PHONE, phone);
            put(values, ProfileGroup.ADDRESS, address);
            put(values, ProfileGroup.BANK_ACCOUNT, bankAccount);
            put(values, ProfileGroup.TAX_DETAILS, taxDetails);
            put(values, ProfileGroup.CONTACT, contact);
            return new ProfileChange(values);
        }

        /** Never shows what changes. */
        @Override
        public String toString() {
            return "Patch";
        }
    }

    /** A part of the master data with members of its own. */
    private interface PartPatch {
        void putInto(Map<ProfileField, String> values);
    }

    private static void put(Map<ProfileField, String> values, ProfileField field, Member<String> member) {
        if (member.isPresent()) {
            values.put(field, member.value());
        }
    }

    /** A part that is null is emptied as a whole. */
    private static void put(Map<ProfileField, String> values, ProfileGroup group, Member<? extends PartPatch> member) {
        if (member.isPresent() && member.value() == null) {
            ProfileField.of(group).forEach(field -> values.put(field, null));
        } else if (member.isPresent()) {
            member.value().putInto(values);
        }
    }

    /** What changes of the postal address. */
    public record AddressPatch(
            Member<String> street, Member<String> postalCode, Member<String> city, Member<String> country)
            implements PartPatch {

        @Override
        public void putInto(Map<ProfileField, String> values) {
            put(values, ProfileField.STREET, street);
            put(values, ProfileField.POSTAL_CODE, postalCode);
            put(values, ProfileField.CITY, city);
            put(values, ProfileField.COUNTRY, country);
        }
    }

    /** What changes of the bank account. */
    public record BankAccountPatch(Member<String> holder, Member<String> iban, Member<String> bic)
            implements PartPatch {

        @Override
        public void putInto(Map<ProfileField, String> values) {
            put(values, ProfileField.HOLDER, holder);
            put(values, ProfileField.IBAN, iban);
            put(values, ProfileField.BIC, bic);
        }

        @Override
        public String toString() {
            return "BankAccountPatch";
        }
    }

    /** What changes of the tax details. */
    public record TaxDetailsPatch(Member<String> vatId, Member<String> taxNumber) implements PartPatch {

        @Override
        public void putInto(Map<ProfileField, String> values) {
            put(values, ProfileField.VAT_ID, vatId);
            put(values, ProfileField.TAX_NUMBER, taxNumber);
        }
    }

    /** What changes of the main contact. */
    public record PersonPatch(
            Member<String> firstName,
            Member<String> lastName,
            Member<String> email,
            Member<String> phone,
            Member<Boolean> notificationsEnabled)
            implements PartPatch {

        @Override
        public void putInto(Map<ProfileField, String> values) {
            put(values, ProfileField.CONTACT_FIRST_NAME, firstName);
            put(values, ProfileField.CONTACT_LAST_NAME, lastName);
            put(values, ProfileField.CONTACT_EMAIL, email);
            put(values, ProfileField.CONTACT_PHONE, phone);
            if (notificationsEnabled.isPresent()) {
                Boolean wanted = notificationsEnabled.value();
                values.put(ProfileField.CONTACT_NOTIFICATIONS, wanted == null ? null : wanted.toString());
            }
        }
    }

    /** What a one-time code is wanted for. */
    public record CodeWish(String purpose) {

        CodePurpose toPurpose() {
            Checks checks = new Checks();
            CodePurpose wanted = checks.choice("purpose", checks.required("purpose", purpose), CodePurpose.class);
            return checks.then(() -> wanted);
        }
    }

    /** A code that is on its way. */
    public record Sent(String sentTo, long resendAfterSeconds, Instant expiresAt) {

        static Sent of(SentCode code) {
            return new Sent(code.sentTo(), code.resendAfter().toSeconds(), code.expiresAt());
        }
    }
}
