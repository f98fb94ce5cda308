package org.kundenportal.web.customers;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.web.access.SignedInCustomer;

/** The customer's own master data. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfileResource {

    private final CustomerProfile profile;

    /** @param profile reads it */
    public ProfileResource(CustomerProfile profile) {
        this.profile = profile;
    }

    /** The master data. */
    @GET
    public CustomersJson.Profile get(@Context SignedInCustomer customer) {
        return CustomersJson.Profile.of(profile.get(customer.acting()));
    }
}
