package org.kundenportal.impl.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.kundenportal.api.access.StaffRole;

/** Roles in one column. */
final class RoleNames {

    private RoleNames() {}

    static String join(Set<StaffRole> roles) {
        return roles.stream().map(StaffRole::name).sorted().collect(Collectors.joining(","));
    }

    static Set<StaffRole> split(String names) {
        return Arrays.stream(names.split(","))
                .map(StaffRole::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }
}
