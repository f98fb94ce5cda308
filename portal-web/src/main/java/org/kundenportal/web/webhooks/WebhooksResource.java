package org.kundenportal.web.webhooks;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.webhooks.Webhooks;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.json.ListJson;

/** Endpoints that are told what happens, for administrators. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WebhooksResource {

    private final Webhooks webhooks;

    /** @param webhooks keeps them */
    public WebhooksResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** All endpoints. */
    @GET
    public ListJson<WebhooksJson.WebhookJson> list(@Context Administrator administrator) {
        return ListJson.of(webhooks.list(), WebhooksJson.WebhookJson::of);
    }

    /** One endpoint. */
    @GET
    @Path("{id}")
    public WebhooksJson.WebhookJson get(@Context Administrator administrator, @PathParam("id") String id) {
        return WebhooksJson.WebhookJson.of(webhooks.get(id));
    }

    /** Makes an endpoint and shows its secret this once. */
    @POST
    public Response create(@Context Administrator administrator, WebhooksJson.Body body) {
        return Response.status(Response.Status.CREATED)
                .entity(WebhooksJson.Secret.of(webhooks.create(administrator.actor(), body.toData())))
                .build();
    }

    /** Changes an endpoint. */
    @PUT
    @Path("{id}")
    public WebhooksJson.WebhookJson change(
            @Context Administrator administrator, @PathParam("id") String id, WebhooksJson.Body body) {
        return WebhooksJson.WebhookJson.of(webhooks.change(administrator.actor(), id, body.toData()));
    }

    /** Deletes an endpoint with its deliveries. */
    @DELETE
    @Path("{id}")
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        webhooks.delete(administrator.actor(), id);
    }

    /** Makes a new secret and shows it this once. */
    @POST
    @Path("{id}/secret")
    public WebhooksJson.Secret rotateSecret(@Context Administrator administrator, @PathParam("id") String id) {
        return WebhooksJson.Secret.of(webhooks.rotateSecret(administrator.actor(), id));
    }

    /** Sends an event of type TEST. */
    @POST
    @Path("{id}/test")
    public Response test(@Context Administrator administrator, @PathParam("id") String id) {
        return Response.accepted(WebhooksJson.Delivery.of(webhooks.test(administrator.actor(), id)))
                .build();
    }

    /** What was or will be sent, latest first. */
    @GET
    @Path("{id}/deliveries")
    public ListJson<WebhooksJson.Delivery> deliveries(
            @Context Administrator administrator,
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                webhooks.deliveries(id, WebhooksJson.state(state), ListJson.request(limit, cursor)),
                WebhooksJson.Delivery::of);
    }

    /** Sends one delivery again. */
    @POST
    @Path("{id}/deliveries/{delivery}/replay")
    public Response replay(
            @Context Administrator administrator, @PathParam("id") String id, @PathParam("delivery") String delivery) {
        return Response.accepted(WebhooksJson.Delivery.of(webhooks.replay(administrator.actor(), id, delivery)))
                .build();
    }

    /** Sends all deliveries again that failed since an instant. */
    @POST
    @Path("{id}/replay")
    public WebhooksJson.Replayed replayFailed(
            @Context Administrator administrator, @PathParam("id") String id, WebhooksJson.Since body) {
        return new WebhooksJson.Replayed(webhooks.replayFailed(administrator.actor(), id, body.toInstant()));
    }
}
