package org.kundenportal.api;

/**
 * The number by which merchant and buyer know an order, the key of the host.
 *
 * @param value 1 to 64 characters without control characters and without blanks at either end
 */
public record OrderNumber(String value) {

    /**
     * Checks the form.
     *
     * @throws PortalException INVALID_REQUEST, field {@code orderNumber}
     */
    public OrderNumber {
        Keys.check("orderNumber", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
