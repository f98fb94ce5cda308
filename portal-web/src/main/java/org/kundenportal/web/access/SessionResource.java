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
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.api.access.Opened;
import org.kundenportal.web.http.Caller;

/** Sessions of customers. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private final CustomerSessions sessions;

    /** @param sessions opens and ends them */
    public SessionResource(CustomerSessions sessions) {
        this.sessions = sessions;
    }

    /** Opens a session by a secret link. */
    @POST
    @Path("link")
    public Response open(@Context Caller caller, AccessJson.Link link) {
        AccessJson.LinkToken token = link.toToken();
        Opened<CustomerSession> opened = sessions.openByLink(token.token(), token.kind());
        return Response.ok(AccessJson.Session.of(opened.session()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.CUSTOMER.set(caller, opened.token()))
                .build();
    }

    /** Opens the session in which a member of staff looks at the portal as a customer. */
    @POST
    @Path("view")
    public Response view(@Context Caller caller, AccessJson.View view) {
        Opened<CustomerSession> opened = sessions.openView(view.toToken());
        return Response.ok(AccessJson.Session.of(opened.session()))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.CUSTOMER.set(caller, opened.token()))
                .build();
    }

    /** The session. */
    @GET
    public AccessJson.Session get(@Context CustomerSession session) {
        return AccessJson.Session.of(session);
    }

    /** Ends the session. */
    @DELETE
    public Response end(@Context Caller caller, @Context SessionTokens tokens) {
        sessions.end(tokens.customer());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.CUSTOMER.clear(caller))
                .build();
    }
}
