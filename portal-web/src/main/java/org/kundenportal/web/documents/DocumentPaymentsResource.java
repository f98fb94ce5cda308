package org.kundenportal.web.documents;

import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.web.json.ListJson;
import org.kundenportal.web.payments.CustomerPaymentsJson;
import org.kundenportal.web.payments.PaymentJson;

/** The payments of one document. */
@Path("documents/{type}/{number}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DocumentPaymentsResource {

    private final CustomerPayments payments;

    /** @param payments begins and finds them */
    public DocumentPaymentsResource(CustomerPayments payments) {
        this.payments = payments;
    }

    /** What was paid on the document, newest first. */
    @GET
    public ListJson<PaymentJson> list(
            @Context CustomerSession session,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number) {
        return ListJson.of(
                payments.ofDocument(session.customer(), DocumentsJson.key(type, number), language),
                CustomerPaymentsJson::of);
    }

    /** Begins to pay the invoice. */
    @POST
    public Response start(
            @Context CustomerSession session,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number,
            CustomerPaymentsJson.NewPayment body) {
        return Response.status(Response.Status.CREATED)
                .entity(CustomerPaymentsJson.Started.of(
                        payments.start(session.customer(), body.of(DocumentsJson.key(type, number)), language)))
                .build();
    }
}
