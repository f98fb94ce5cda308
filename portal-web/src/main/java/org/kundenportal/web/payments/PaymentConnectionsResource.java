package org.kundenportal.web.payments;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.connections.ConnectionBody;
import org.kundenportal.web.json.ListJson;

/** Connections to payment providers. All staff may read them but for the secrets, administrators change them. */
@Path("payment-connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentConnectionsResource {

    private final PaymentConnectionAdministration connections;

    /** @param connections keeps them */
    public PaymentConnectionsResource(PaymentConnectionAdministration connections) {
        this.connections = connections;
    }

    /** All connections. */
    @GET
    public ListJson<ConnectionsJson.ConnectionJson> list(@Context StaffMember staff) {
        return ListJson.of(connections.list(), ConnectionsJson.ConnectionJson::of);
    }

    /** One connection. */
    @GET
    @Path("{id}")
    public ConnectionsJson.ConnectionJson get(@Context StaffMember staff, @PathParam("id") String id) {
        return ConnectionsJson.ConnectionJson.of(connections.get(id));
    }

    /** Makes a connection. */
    @POST
    public Response create(@Context Administrator administrator, ConnectionBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(ConnectionsJson.ConnectionJson.of(connections.create(administrator.actor(), body.toData())))
                .build();
    }

    /** Changes a connection. */
    @PUT
    @Path("{id}")
    public ConnectionsJson.ConnectionJson change(
            @Context Administrator administrator, @PathParam("id") String id, ConnectionBody body) {
        return ConnectionsJson.ConnectionJson.of(connections.change(administrator.actor(), id, body.toData()));
    }

    /** Deletes a connection. */
    @DELETE
    @Path("{id}")
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        connections.delete(administrator.actor(), id);
    }

    /** Asks the provider whether the settings are right. */
    @POST
    @Path("{id}/check")
    public ConnectionsJson.CheckJson check(@Context Administrator administrator, @PathParam("id") String id) {
        return ConnectionsJson.CheckJson.of(connections.check(id));
    }
}
