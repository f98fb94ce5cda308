package org.kundenportal.web.downloads;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.api.downloads.Waived;
import org.kundenportal.web.http.Caller;

/** The waiver of the right of withdrawal for an order. */
@Path("orders/{number}/waiver")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrderWaiverResource {

    private final CustomerDownloads downloads;

    /** @param downloads records it */
    public OrderWaiverResource(CustomerDownloads downloads) {
        this.downloads = downloads;
    }

    /** Gives it, once. */
    @POST
    public Response waive(
            @Context CustomerSession session,
            @Context Caller caller,
            @PathParam("number") String number,
            DownloadsJson.WaiverBody body) {
        Waived waived =
                downloads.waive(session.customer(), DownloadsJson.order(number), body.checked(), caller.address());
        return Response.status(waived.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(DownloadsJson.WaiverJson.of(waived.waiver()))
                .build();
    }
}
