package org.kundenportal.web.customers;

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
import org.kundenportal.api.customers.ChangeRequests;
import org.kundenportal.web.json.ListJson;

/** Changes that customers ask for. */
@Path("change-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ChangeRequestsResource {

    private final ChangeRequests requests;

    /** @param requests decides on them */
    public ChangeRequestsResource(ChangeRequests requests) {
        this.requests = requests;
    }

    /** Requests, latest first. */
    @GET
    public ListJson<ChangeRequestsJson.Request> list(
            @Context StaffMember staff,
            @QueryParam("state") String state,
            @QueryParam("customer") String customer,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        ChangeRequestsJson.Filter filter = ChangeRequestsJson.filter(state, customer);
        return ListJson.of(
                requests.list(filter.state(), filter.customer(), ListJson.request(limit, cursor)),
                ChangeRequestsJson.Request::of);
    }

    /** Does what was asked for. */
    @POST
    @Path("{id}/approval")
    public ChangeRequestsJson.Request approve(@Context StaffMember staff, @PathParam("id") String id) {
        return ChangeRequestsJson.Request.of(requests.approve(staff.actor(), id));
    }

    /** Leaves all as it is. */
    @POST
    @Path("{id}/rejection")
    public ChangeRequestsJson.Request reject(
            @Context StaffMember staff, @PathParam("id") String id, ChangeRequestsJson.Rejection body) {
        return ChangeRequestsJson.Request.of(requests.reject(staff.actor(), id, body.checked()));
    }
}
