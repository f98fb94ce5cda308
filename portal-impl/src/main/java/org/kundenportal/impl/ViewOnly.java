package org.kundenportal.impl;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;

/** Keeps staff who look at the portal as a customer from doing what only the customer may. */
public final class ViewOnly {

    private ViewOnly() {}

    /**
     * To be asked before anything is changed on behalf of a customer.
     *
     * @throws PortalException VIEW_ONLY
     */
    public static void refuse(ActingCustomer customer) {
        if (customer.viewOnly()) {
            throw PortalException.of(ErrorCode.VIEW_ONLY);
        }
    }
}
