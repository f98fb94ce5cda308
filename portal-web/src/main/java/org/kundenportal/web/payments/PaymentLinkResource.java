package org.kundenportal.web.payments;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.PayLinks;

/** Links by which customers pay one invoice. */
@Path("documents/INVOICE/{number}/payment-link")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentLinkResource {

    private final PayLinks links;

    /** @param links makes and mails them */
    public PaymentLinkResource(PayLinks links) {
        this.links = links;
    }

    /** Makes the link of an invoice, and mails it if wanted. */
    @POST
    public PaymentAdministrationJson.SentLink send(
            @Context StaffMember staff, @PathParam("number") String number, PaymentAdministrationJson.NewLink body) {
        PaymentAdministrationJson.NewLink wish = body.checked();
        return PaymentAdministrationJson.SentLink.of(links.send(
                staff.actor(), new DocumentKey(DocumentType.INVOICE, number), wish.connectionId(), wish.mail()));
    }
}
