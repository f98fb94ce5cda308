package org.kundenportal.web.payments;

import java.util.Locale;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.web.access.SignedInCustomer;

/** What the customer can pay together. */
@Path("open-items")
@Produces(MediaType.APPLICATION_JSON)
public final class PayableItemsResource {

    private final CustomerPayments payments;

    /** @param payments knows them */
    public PayableItemsResource(CustomerPayments payments) {
        this.payments = payments;
    }

    /** Open invoices and credit notes, and the ways to pay them. */
    @GET
    public CustomerPaymentsJson.OpenItems get(@Context SignedInCustomer customer, @Context Locale language) {
        return CustomerPaymentsJson.OpenItems.of(
                payments.openItems(customer.acting()), payments.options(customer.acting(), language));
    }
}
