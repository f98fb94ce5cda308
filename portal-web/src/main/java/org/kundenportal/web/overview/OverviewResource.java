package org.kundenportal.web.overview;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.web.access.SignedInCustomer;

/** The customer's start page. */
@Path("overview")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {

    private final Overviews overviews;

    /** @param overviews puts it together */
    public OverviewResource(Overviews overviews) {
        this.overviews = overviews;
    }

    /** Everything that the start page shows. */
    @GET
    public OverviewJson.Start get(@Context SignedInCustomer customer) {
        return OverviewJson.Start.of(overviews.of(customer.acting()));
    }
}
