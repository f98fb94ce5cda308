package org.kundenportal.impl.customers;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes customers into the database. */
@Component(service = CustomerIntake.class)
public final class JpaCustomerIntake implements CustomerIntake {

    private final Tx tx;
    private final Customers customers;

    /** Takes customers into the given rows. */
    @Activate
    public JpaCustomerIntake(@Reference Tx tx, @Reference Customers customers) {
        this.tx = tx;
        this.customers = customers;
    }

    @Override
    public boolean put(Actor actor, CustomerData customer) {
        CustomerData checked = CustomerRules.checked(PlainNumbers.of(customer));
        return tx.callRepeatably(em -> put(em, actor, checked));
    }

    private boolean put(EntityManager em, Actor actor, CustomerData customer) {
        Optional<CustomerEntity> known = customers.entity(em, customer.number());
        if (known.isPresent()) {
            customers.update(em, actor, known.get(), customer);
        } else {
            customers.create(em, actor, customer, false);
        }
        return known.isEmpty();
    }
}
