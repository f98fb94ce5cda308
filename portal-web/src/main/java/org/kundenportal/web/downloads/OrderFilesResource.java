package org.kundenportal.web.downloads;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.web.http.Caller;

/** The files of an order; a session of an order's link has that one. */
@Path("orders/{number}/files")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderFilesResource {

    private final CustomerDownloads downloads;

    /** @param downloads counts and begins them */
    public OrderFilesResource(CustomerDownloads downloads) {
        this.downloads = downloads;
    }

    /** The files and what may be done with them now. */
    @GET
    public DownloadsJson.FilesJson list(@Context CustomerSession session, @PathParam("number") String number) {
        return DownloadsJson.FilesJson.of(downloads.files(session.customer(), DownloadsJson.order(number)));
    }

    /** Counts a download and begins it. */
    @POST
    @Path("{key}/downloads")
    public Response start(
            @Context CustomerSession session,
            @Context Caller caller,
            @PathParam("number") String number,
            @PathParam("key") String key) {
        return Response.status(Response.Status.CREATED)
                .entity(DownloadsJson.StartedJson.of(
                        downloads.start(session.customer(), DownloadsJson.order(number), key, caller.address())))
                .build();
    }
}
