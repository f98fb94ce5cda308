package org.kundenportal.web.storage;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.storage.DocumentStores;
import org.kundenportal.web.access.Administrator;

/** Where the portal keeps the files of documents, for administrators. */
@Path("settings/storage")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DocumentStoreResource {

    private final DocumentStores stores;

    /** @param stores says and keeps where */
    public DocumentStoreResource(DocumentStores stores) {
        this.stores = stores;
    }

    /** Where it is, and how far the files have followed. */
    @GET
    public DocumentStoreJson get(@Context Administrator administrator) {
        return DocumentStoreJson.of(stores.get());
    }

    /** Chooses where new files go, and lets all others follow. */
    @PUT
    public DocumentStoreJson choose(@Context Administrator administrator, DocumentStoreJson.Choice body) {
        return DocumentStoreJson.of(stores.choose(administrator.actor(), body.connection()));
    }
}
