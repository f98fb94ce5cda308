package org.kundenportal.web.downloads;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.web.json.ListJson;

/** The downloads of an order, for staff. */
@Path("orders/{number}/downloads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrderDownloadsResource {

    private final DownloadAdministration downloads;

    /** @param downloads finds and grants them */
    public OrderDownloadsResource(DownloadAdministration downloads) {
        this.downloads = downloads;
    }

    /** All downloads, latest first. */
    @GET
    public ListJson<DownloadAdministrationJson.DownloadJson> list(
            @Context StaffMember staff,
            @PathParam("number") String number,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                downloads.list(DownloadsJson.order(number), ListJson.request(limit, cursor)),
                DownloadAdministrationJson.DownloadJson::of);
    }

    /** Lets the buyer fetch a file more often or longer. */
    @POST
    @Path("{key}/grant")
    public DownloadAdministrationJson.FileJson grant(
            @Context StaffMember staff,
            @PathParam("number") String number,
            @PathParam("key") String key,
            DownloadAdministrationJson.Grant body) {
        return DownloadAdministrationJson.FileJson.of(
                downloads.grant(staff.actor(), DownloadsJson.order(number), key, body.more(), body.days()));
    }
}
