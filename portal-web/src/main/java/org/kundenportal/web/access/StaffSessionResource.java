package org.kundenportal.web.access;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.web.http.Caller;

/** Sessions of staff. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StaffSessionResource {

    private final StaffSessions sessions;

    /** @param sessions opens and ends them */
    public StaffSessionResource(StaffSessions sessions) {
        this.sessions = sessions;
    }

    /** Opens a session by user and password. */
    @POST
    public Response open(@Context Caller caller, AccessJson.SignIn body) {
        AccessJson.SignIn signIn = body.checked();
        Opened<StaffMember> opened = sessions.open(signIn.user(), signIn.password(), caller.address());
        return Response.ok(AccessJson.Staff.of(opened.session()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.STAFF.set(caller, opened.token()))
                .build();
    }

    /** Who calls. */
    @GET
    public AccessJson.Staff get(@Context StaffMember staff) {
        return AccessJson.Staff.of(staff);
    }

    /** Ends the session. */
    @DELETE
    public Response end(@Context Caller caller, @Context SessionTokens tokens) {
        sessions.end(tokens.staff());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.STAFF.clear(caller))
                .build();
    }
}
