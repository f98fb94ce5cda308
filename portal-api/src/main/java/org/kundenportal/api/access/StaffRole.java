package org.kundenportal.api.access;

/** What a member of staff may do. */
public enum StaffRole {
    /** Everything: Karaf role {@code portal-admin}. */
    ADMIN("portal-admin"),
    /** All but changing settings and handling API tokens: Karaf role {@code portal-staff}. */
    STAFF("portal-staff");

    private final String karafRole;

    StaffRole(String karafRole) {
        this.karafRole = karafRole;
    }

    /** The name of the role in Karaf's realm, and in scopes of API tokens. */
    public String karafRole() {
        return karafRole;
    }
}
