package org.kundenportal.web.customers;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.web.access.SignedInCustomer;

/** The customer's own master data. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfileResource {

    private final CustomerProfile profile;

    /** @param profile reads and changes it */
    public ProfileResource(CustomerProfile profile) {
        this.profile = profile;
    }

    /** The master data. */
    @GET
    public ProfileJson.Own get(@Context SignedInCustomer customer) {
        return ProfileJson.Own.of(profile.read(customer.acting()));
    }

    /** Changes what the patch names. */
    @PATCH
    public ProfileJson.Own change(@Context SignedInCustomer customer, ProfileJson.Patch patch) {
        return ProfileJson.Own.of(profile.change(customer.acting(), patch.toChange(), patch.code()));
    }

    /** Sends a one-time code for a change. */
    @POST
    @Path("codes")
    public Response sendCode(@Context SignedInCustomer customer, ProfileJson.CodeWish wish) {
        return Response.accepted(ProfileJson.Sent.of(profile.sendCode(customer.acting(), wish.toPurpose())))
                .build();
    }
}
