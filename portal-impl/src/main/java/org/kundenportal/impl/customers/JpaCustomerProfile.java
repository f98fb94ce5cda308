package org.kundenportal.impl.customers;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The acting customer's own row. */
@Component(service = CustomerProfile.class)
public final class JpaCustomerProfile implements CustomerProfile {

    private final Tx tx;
    private final Customers customers;

    /** Reads from the given rows. */
    @Activate
    public JpaCustomerProfile(@Reference Tx tx, @Reference Customers customers) {
        this.tx = tx;
        this.customers = customers;
    }

    @Override
    public CustomerData get(ActingCustomer customer) {
        if (customer.onlyDocument() != null) {
            throw PortalException.notFound();
        }
        return tx.read(em -> customers.get(em, customer.customer()).data());
    }
}
