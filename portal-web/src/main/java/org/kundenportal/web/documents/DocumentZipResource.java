package org.kundenportal.web.documents;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.web.access.SignedInCustomer;
import org.kundenportal.web.files.FileAnswers;

/** All documents that a filter lets pass, in one file. */
@Path("documents")
public final class DocumentZipResource {

    private final CustomerExports exports;

    /** @param exports makes it */
    public DocumentZipResource(CustomerExports exports) {
        this.exports = exports;
    }

    /** The file. */
    @GET
    @Path("zip")
    @Produces("application/zip")
    public Response zip(
            @Context SignedInCustomer customer,
            @QueryParam("type") List<String> types,
            @QueryParam("status") String status,
            @QueryParam("query") String query,
            @QueryParam("language") String language) {
        return FileAnswers.attachment(exports.zip(
                customer.acting(), DocumentsJson.filter(types, status, query), ExportsJson.language(language)));
    }

    /** How many documents it would hold. */
    @GET
    @Path("count")
    @Produces(MediaType.APPLICATION_JSON)
    public ExportsJson.Count count(
            @Context SignedInCustomer customer,
            @QueryParam("type") List<String> types,
            @QueryParam("status") String status,
            @QueryParam("query") String query) {
        return ExportsJson.Count.of(exports.count(customer.acting(), DocumentsJson.filter(types, status, query)));
    }
}
