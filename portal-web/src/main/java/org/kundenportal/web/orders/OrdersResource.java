package org.kundenportal.web.orders;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.web.json.ListJson;

/** The customer's orders; a session of an order's link has that one. */
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public final class OrdersResource {

    private final CustomerOrders orders;

    /** @param orders finds them */
    public OrdersResource(CustomerOrders orders) {
        this.orders = orders;
    }

    /** Orders, latest first. */
    @GET
    public ListJson<OrdersJson.Summary> list(
            @Context CustomerSession session, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return ListJson.of(orders.list(session.customer(), ListJson.request(limit, cursor)), OrdersJson.Summary::of);
    }

    /** One order. */
    @GET
    @Path("{number}")
    public OrdersJson.Order get(@Context CustomerSession session, @PathParam("number") String number) {
        return OrdersJson.Order.of(orders.get(session.customer(), OrdersJson.number(number)));
    }
}
