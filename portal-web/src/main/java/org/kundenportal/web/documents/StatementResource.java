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

/** The customer's statement of account. */
@Path("statement")
public final class StatementResource {

    private final CustomerExports exports;

    /** @param exports makes it */
    public StatementResource(CustomerExports exports) {
        this.exports = exports;
    }

    /** The statement of a period as PDF. */
    @GET
    @Produces("application/pdf")
    public Response get(
            @Context SignedInCustomer customer,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("language") String language) {
        ExportsJson.Period period = ExportsJson.Period.of(from, to, language);
        return FileAnswers.attachment(
                exports.statement(customer.acting(), period.from(), period.to(), period.language()));
    }
}
