package org.kundenportal.web.documents;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.web.access.SignedInCustomer;
import org.kundenportal.web.files.FileAnswers;

/** What the customer has to pay, for spreadsheets. */
@Path("open-items.csv")
public final class OpenItemsResource {

    private final CustomerExports exports;

    /** @param exports makes it */
    public OpenItemsResource(CustomerExports exports) {
        this.exports = exports;
    }

    /** The list as CSV. */
    @GET
    @Produces("text/csv")
    public Response get(@Context SignedInCustomer customer, @QueryParam("language") String language) {
        return FileAnswers.attachment(exports.openItems(customer.acting(), ExportsJson.language(language)));
    }
}
