package org.kundenportal.web.payments;

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
import org.kundenportal.web.access.SignedInCustomer;

/** The payments of the customer who calls. */
@Path("payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentsResource {

    private final CustomerPayments payments;

    /** @param payments begins and finds them */
    public PaymentsResource(CustomerPayments payments) {
        this.payments = payments;
    }

    /** Begins to pay several documents at once. */
    @POST
    public Response start(
            @Context SignedInCustomer customer, @Context Locale language, CustomerPaymentsJson.NewPayments body) {
        return Response.status(Response.Status.CREATED)
                .entity(CustomerPaymentsJson.Started.of(payments.start(customer.acting(), body.checked(), language)))
                .build();
    }

    /** How far a payment is, as the portal knows. */
    @GET
    @Path("{id}")
    public PaymentJson get(@Context CustomerSession session, @Context Locale language, @PathParam("id") String id) {
        return CustomerPaymentsJson.of(payments.get(session.customer(), id, language));
    }

    /** The customer came back from the provider. */
    @POST
    @Path("{id}/completion")
    public PaymentJson complete(
            @Context CustomerSession session, @Context Locale language, @PathParam("id") String id) {
        return CustomerPaymentsJson.of(payments.complete(session.customer(), id, language));
    }

    /** The customer gives it up. */
    @POST
    @Path("{id}/cancellation")
    public PaymentJson cancel(@Context CustomerSession session, @Context Locale language, @PathParam("id") String id) {
        return CustomerPaymentsJson.of(payments.cancel(session.customer(), id, language));
    }
}
