package org.kundenportal.web.storage;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
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
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.connections.ConnectionBody;
import org.kundenportal.web.json.ListJson;

/** Connections to storages. All staff may read them but for the secrets, check and browse; administrators change them. */
@Path("storage-connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StorageConnectionsResource {

    private final StorageConnectionAdministration storages;

    /** @param storages keeps them, and asks what is in them */
    public StorageConnectionsResource(StorageConnectionAdministration storages) {
        this.storages = storages;
    }

    /** All connections. */
    @GET
    public ListJson<StoragesJson.ConnectionJson> list(@Context StaffMember staff) {
        return ListJson.of(storages.list(), StoragesJson.ConnectionJson::of);
    }

    /** One connection. */
    @GET
    @Path("{id}")
    public StoragesJson.ConnectionJson get(@Context StaffMember staff, @PathParam("id") String id) {
        return StoragesJson.ConnectionJson.of(storages.get(id));
    }

    /** Makes a connection. */
    @POST
    public Response create(@Context Administrator administrator, ConnectionBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(StoragesJson.ConnectionJson.of(storages.create(administrator.actor(), body.toData())))
                .build();
    }

    /** Changes a connection. */
    @PUT
    @Path("{id}")
    public StoragesJson.ConnectionJson change(
            @Context Administrator administrator, @PathParam("id") String id, ConnectionBody body) {
        return StoragesJson.ConnectionJson.of(storages.change(administrator.actor(), id, body.toData()));
    }

    /** Deletes a connection, and no file. */
    @DELETE
    @Path("{id}")
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        storages.delete(administrator.actor(), id);
    }

    /** Asks the storage whether the settings are right. */
    @POST
    @Path("{id}/check")
    public StoragesJson.CheckJson check(@Context StaffMember staff, @PathParam("id") String id) {
        return StoragesJson.CheckJson.of(storages.check(id));
    }

    /** What is in a storage. */
    @GET
    @Path("{id}/files")
    public ListJson<StoragesJson.EntryJson> files(
            @Context StaffMember staff,
            @PathParam("id") String id,
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(storages.files(id, prefix, ListJson.request(limit, cursor)), StoragesJson.EntryJson::of);
    }
}
