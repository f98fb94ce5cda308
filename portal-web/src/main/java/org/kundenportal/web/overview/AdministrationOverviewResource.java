package org.kundenportal.web.overview;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.overview.Overviews;

/** The first page of the administration. */
@Path("overview")
@Produces(MediaType.APPLICATION_JSON)
public final class AdministrationOverviewResource {

    private final Overviews overviews;

    /** @param overviews puts it together */
    public AdministrationOverviewResource(Overviews overviews) {
        this.overviews = overviews;
    }

    /** Everything that the first page shows. */
    @GET
    public OverviewJson.Administration get(@Context StaffMember staff) {
        return OverviewJson.Administration.of(overviews.administration());
    }
}
