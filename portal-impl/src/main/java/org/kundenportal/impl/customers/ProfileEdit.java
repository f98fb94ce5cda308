package org.kundenportal.impl.customers;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileChange;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.ProfileGroup;

/**
 * What a change comes to on the master data as they are now.
 *
 * @param before the master data now
 * @param after the same with what counts at once
 * @param requested what staff have to approve
 * @param named every field that the customer named, changed or not: what was asked for it before is settled
 * @param purpose of the code that the change needs, null if it needs none
 */
record ProfileEdit(
        CustomerData before,
        CustomerData after,
        Map<ProfileField, String> requested,
        Set<ProfileField> named,
        CodePurpose purpose) {

    private static final List<ProfileField> ADDRESSES = List.of(ProfileField.EMAIL, ProfileField.CONTACT_EMAIL);

    /** Sorts the change out; refuses it as {@link ProfileRules} say. */
    static ProfileEdit of(CustomerData data, MasterDataPolicy policy, ProfileChange change) {
        Map<ProfileField, String> changed = ProfileRules.changed(data, policy, change);
        return new ProfileEdit(
                data,
                ProfileValues.applied(data, of(changed, policy, EditPolicy.DIRECT)),
                of(changed, policy, EditPolicy.APPROVAL),
                change.values().keySet(),
                purpose(changed.keySet()));
    }

    private static Map<ProfileField, String> of(
            Map<ProfileField, String> changed, MasterDataPolicy policy, EditPolicy wanted) {
        Map<ProfileField, String> some = new EnumMap<>(changed);
        some.keySet().removeIf(field -> policy.of(field) != wanted);
        return some;
    }

    /** Codes and warnings about the bank account go by mail: who could redirect the mail could do all. */
    private static CodePurpose purpose(Set<ProfileField> changed) {
        if (changed.stream().anyMatch(field -> field.group() == ProfileGroup.BANK_ACCOUNT)) {
            return CodePurpose.BANK_ACCOUNT;
        }
        return ADDRESSES.stream().anyMatch(changed::contains) ? CodePurpose.EMAIL : null;
    }

    /** Whether anything counts at once. */
    boolean isDirect() {
        return !before.equals(after);
    }

    /** The fields in which two states of the master data differ. */
    static List<ProfileField> differing(CustomerData before, CustomerData after) {
        Map<ProfileField, String> then = ProfileValues.of(before);
        Map<ProfileField, String> now = ProfileValues.of(after);
        return Arrays.stream(ProfileField.values())
                .filter(field -> !Objects.equals(then.get(field), now.get(field)))
                .toList();
    }
}
