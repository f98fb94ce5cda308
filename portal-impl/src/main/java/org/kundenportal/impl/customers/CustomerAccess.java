package org.kundenportal.impl.customers;

import org.kundenportal.api.customers.AccessChoice;

/** The rule who may use the portal: what staff chose, else what the preset said (BM-09 to BM-12). */
public final class CustomerAccess {

    /**
     * The same rule as a condition of a query whose customer is {@code c} and whose parameter {@code yes} is true: a
     * literal would reach Derby as number.
     */
    public static final String JPQL = "(c.accessChoice = org.kundenportal.api.customers.AccessChoice.GRANTED"
            + " OR (c.accessChoice = org.kundenportal.api.customers.AccessChoice.DEFAULT AND c.accessPreset = :yes))";

    private CustomerAccess() {}

    /** Whether the customer may use the portal. */
    public static boolean effective(AccessChoice choice, boolean preset) {
        return switch (choice) {
            case GRANTED -> true;
            case REVOKED -> false;
            case DEFAULT -> preset;
        };
    }
}
