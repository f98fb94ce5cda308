package org.kundenportal.web.access;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.SessionAdministration;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.web.json.ListJson;

/** The links and sessions of a customer. */
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomerLinksResource {

    private final LinkAdministration links;
    private final SessionAdministration sessions;

    /**
     * Binds the resource.
     *
     * @param links lists links
     * @param sessions lists and ends sessions
     */
    public CustomerLinksResource(LinkAdministration links, SessionAdministration sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    /** The links, the one made last first. */
    @GET
    @Path("{number}/links")
    public ListJson<LinksJson.Link> links(
            @Context StaffMember staff,
            @PathParam("number") String number,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(links.list(new CustomerNumber(number), ListJson.request(limit, cursor)), LinksJson.Link::of);
    }

    /** The live sessions, the one opened last first. */
    @GET
    @Path("{number}/sessions")
    public ListJson<LinksJson.LiveSessionJson> sessions(
            @Context StaffMember staff, @PathParam("number") String number) {
        return ListJson.of(sessions.list(new CustomerNumber(number)), LinksJson.LiveSessionJson::of);
    }

    /** Ends all sessions. */
    @DELETE
    @Path("{number}/sessions")
    public LinksJson.Ended endAll(@Context StaffMember staff, @PathParam("number") String number) {
        return new LinksJson.Ended(sessions.endAll(staff.actor(), new CustomerNumber(number)));
    }

    /** Ends one session. */
    @DELETE
    @Path("{number}/sessions/{ref}")
    public void end(@Context StaffMember staff, @PathParam("number") String number, @PathParam("ref") String ref) {
        sessions.end(staff.actor(), new CustomerNumber(number), ref);
    }

    /** Lets the caller look at the portal as the customer. */
    @POST
    @Path("{number}/view")
    public LinksJson.View view(@Context StaffMember staff, @PathParam("number") String number) {
        return LinksJson.View.of(sessions.view(staff.actor(), new CustomerNumber(number)));
    }
}
