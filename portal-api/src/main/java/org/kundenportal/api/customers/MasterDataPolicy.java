package org.kundenportal.api.customers;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which parts of their master data customers may change. It stands outside the released actions: every customer with
 * access may do what it says (BM-30).
 *
 * @param groups for each part what becomes of a change; complete: a part that is not given is READ_ONLY for the name,
 *     DIRECT for all others
 */
public record MasterDataPolicy(Map<ProfileGroup, EditPolicy> groups) {

    /** Completes the map. */
    public MasterDataPolicy {
        Map<ProfileGroup, EditPolicy> all = new EnumMap<>(ProfileGroup.class);
        for (ProfileGroup group : ProfileGroup.values()) {
            all.put(group, group == ProfileGroup.NAME ? EditPolicy.READ_ONLY : EditPolicy.DIRECT);
        }
        if (groups != null) {
            all.putAll(groups);
        }
        groups = Collections.unmodifiableMap(all);
    }

    /** What becomes of a change of this field. */
    public EditPolicy of(ProfileField field) {
        return groups.get(field.group());
    }
}
