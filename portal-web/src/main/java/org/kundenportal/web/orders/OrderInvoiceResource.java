package org.kundenportal.web.orders;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.orders.CreatedInvoice;
import org.kundenportal.api.orders.InvoiceDownloads;
import org.kundenportal.web.files.FileAnswers;

/** The invoice of one of the customer's orders. */
@Path("orders/{number}/invoice")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderInvoiceResource {

    private final InvoiceDownloads invoices;

    /** @param invoices hands them out, and makes them */
    public OrderInvoiceResource(InvoiceDownloads invoices) {
        this.invoices = invoices;
    }

    /** The invoice as PDF; none is made. */
    @GET
    @Produces("application/pdf")
    public Response open(
            @Context CustomerSession session,
            @PathParam("number") String number,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(invoices.open(session.customer(), OrdersJson.number(number)), disposition);
    }

    /** Names the invoice, and makes it where there is none and one can be made. */
    @POST
    public Response create(@Context CustomerSession session, @PathParam("number") String number) {
        CreatedInvoice invoice = invoices.create(session.customer(), OrdersJson.number(number));
        return Response.status(invoice.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(OrdersJson.DocumentRef.of(invoice.key()))
                .build();
    }
}
