package org.kundenportal.web.access;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.StaffMember;

/** Links by their id, whatever they open. */
@Path("links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LinksResource {

    private final LinkAdministration links;

    /** @param links changes them */
    public LinksResource(LinkAdministration links) {
        this.links = links;
    }

    /** Sets from when on the link is dead. */
    @PUT
    @Path("{id}")
    public LinksJson.Link limit(@Context StaffMember staff, @PathParam("id") String id, AccessJson.LinkLimit body) {
        return LinksJson.Link.of(links.limit(staff.actor(), id, body.toInstant()));
    }

    /** Replaces the link by a new one. */
    @POST
    @Path("{id}/rotation")
    public LinksJson.Link rotate(@Context StaffMember staff, @PathParam("id") String id) {
        return LinksJson.Link.of(links.rotate(staff.actor(), id));
    }

    /** Kills the link. */
    @DELETE
    @Path("{id}")
    public void revoke(@Context StaffMember staff, @PathParam("id") String id) {
        links.revoke(staff.actor(), id);
    }
}
