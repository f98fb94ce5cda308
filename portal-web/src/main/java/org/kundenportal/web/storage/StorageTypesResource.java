package org.kundenportal.web.storage;

import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.web.json.ListJson;
import org.kundenportal.web.problems.ProblemTexts;

/** Of which types storages can be connected now, worded in the caller's language. */
@Path("storage-types")
@Produces(MediaType.APPLICATION_JSON)
public final class StorageTypesResource {

    private final StorageConnectionAdministration storages;

    /** @param storages knows what is installed */
    public StorageTypesResource(StorageConnectionAdministration storages) {
        this.storages = storages;
    }

    /** The types that are installed. */
    @GET
    public ListJson<StoragesJson.TypeJson> list(
            @Context StaffMember staff, @HeaderParam("Accept-Language") String language) {
        return ListJson.of(storages.types(ProblemTexts.locale(language)), StoragesJson.TypeJson::of);
    }
}
