package org.kundenportal.api.customers;

import org.kundenportal.api.Keys;

/**
 * The number by which merchant and customer know the customer, the key of the host.
 *
 * @param value 1 to 64 characters without control characters and without blanks at either end
 */
public record CustomerNumber(String value) {

    /**
     * Checks the form.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code customerNumber}
     */
    public CustomerNumber {
        Keys.check("customerNumber", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
