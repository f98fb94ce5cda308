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
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.customers.CustomerNumber;

/** The portal box of a customer: access and link. */
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PortalAccessResource {

    private final AccessAdministration access;

    /** @param access decides and keeps links */
    public PortalAccessResource(AccessAdministration access) {
        this.access = access;
    }

    /** Grants or refuses access, or leaves it to the preset again. */
    @PUT
    @Path("{number}/portal-access")
    public AccessJson.Portal choose(
            @Context StaffMember staff, @PathParam("number") String number, AccessJson.Access body) {
        return AccessJson.Portal.of(access.choose(staff.actor(), new CustomerNumber(number), body.toChoice()));
    }

    /** Makes a new link; the one before is dead. */
    @POST
    @Path("{number}/portal-link/rotation")
    public AccessJson.Portal rotateLink(@Context StaffMember staff, @PathParam("number") String number) {
        return AccessJson.Portal.of(access.rotateLink(staff.actor(), new CustomerNumber(number)));
    }

    /** Sets from when on the link is dead. */
    @PUT
    @Path("{number}/portal-link")
    public AccessJson.Portal limitLink(
            @Context StaffMember staff, @PathParam("number") String number, AccessJson.LinkLimit body) {
        return AccessJson.Portal.of(access.limitLink(staff.actor(), new CustomerNumber(number), body.toInstant()));
    }

    /** Kills the link. */
    @DELETE
    @Path("{number}/portal-link")
    public AccessJson.Portal revokeLink(@Context StaffMember staff, @PathParam("number") String number) {
        return AccessJson.Portal.of(access.revokeLink(staff.actor(), new CustomerNumber(number)));
    }
}
