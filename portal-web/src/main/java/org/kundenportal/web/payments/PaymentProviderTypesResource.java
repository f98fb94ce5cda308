package org.kundenportal.web.payments;

import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.web.json.ListJson;
import org.kundenportal.web.problems.ProblemTexts;

/** Of which types connections can be made now, worded in the caller's language. */
@Path("payment-provider-types")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentProviderTypesResource {

    private final PaymentConnectionAdministration connections;

    /** @param connections knows what is installed */
    public PaymentProviderTypesResource(PaymentConnectionAdministration connections) {
        this.connections = connections;
    }

    /** The types that are installed. */
    @GET
    public ListJson<ConnectionsJson.TypeJson> list(
            @Context StaffMember staff, @HeaderParam("Accept-Language") String language) {
        return ListJson.of(connections.types(ProblemTexts.locale(language)), ConnectionsJson.TypeJson::of);
    }
}
