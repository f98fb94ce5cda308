package org.kundenportal.web.documents;

import java.util.Locale;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.web.payments.CustomerPaymentsJson;

/** The ways to pay one invoice. */
@Path("documents/{type}/{number}/payment-options")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentOptionsResource {

    private final CustomerPayments payments;

    /** @param payments knows them */
    public PaymentOptionsResource(CustomerPayments payments) {
        this.payments = payments;
    }

    /** How the invoice can be paid now. */
    @GET
    public CustomerPaymentsJson.Offer get(
            @Context CustomerSession session,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number) {
        return CustomerPaymentsJson.Offer.of(
                payments.offer(session.customer(), DocumentsJson.key(type, number), language));
    }
}
