package org.kundenportal.web.orders;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.json.ListJson;

/** All orders, for staff, and for hosts that push them in. */
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrderAdministrationResource {

    private final OrderAdministration orders;
    private final OrderIntake intake;
    private final DownloadAdministration downloads;

    /**
     * Binds the resource.
     *
     * @param orders finds them
     * @param intake takes what hosts say
     * @param downloads knows what became of their files
     */
    public OrderAdministrationResource(
            OrderAdministration orders, OrderIntake intake, DownloadAdministration downloads) {
        this.orders = orders;
        this.intake = intake;
        this.downloads = downloads;
    }

    /** Orders of all customers, latest first. */
    @GET
    public ListJson<OrderAdministrationJson.Row> list(
            @Context StaffMember staff,
            @QueryParam("status") List<String> statuses,
            @QueryParam("customer") String customer,
            @QueryParam("platform") String platform,
            @QueryParam("query") String query,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                orders.list(
                        OrderAdministrationJson.filter(statuses, customer, platform, query),
                        ListJson.request(limit, cursor)),
                OrderAdministrationJson.Row::of);
    }

    /** One order. */
    @GET
    @Path("{number}")
    public OrderAdministrationJson.Order get(@Context StaffMember staff, @PathParam("number") String number) {
        return shown(OrdersJson.number(number));
    }

    /** Creates the order or brings it up to date. */
    @PUT
    @Path("{number}")
    public Response put(
            @Context StaffMember staff, @PathParam("number") String number, OrderAdministrationJson.OrderBody body) {
        OrderNumber key = new OrderNumber(number);
        boolean created = intake.put(staff.actor(), body.toData(key));
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(shown(key))
                .build();
    }

    /** Makes a new link; the one before is dead. */
    @POST
    @Path("{number}/portal-link/rotation")
    public OrderAdministrationJson.Portal rotateLink(@Context StaffMember staff, @PathParam("number") String number) {
        return OrderAdministrationJson.Portal.of(orders.rotateLink(staff.actor(), OrdersJson.number(number)));
    }

    /** Sets from when on the link is dead. */
    @PUT
    @Path("{number}/portal-link")
    public OrderAdministrationJson.Portal limitLink(
            @Context StaffMember staff, @PathParam("number") String number, AccessJson.LinkLimit body) {
        return OrderAdministrationJson.Portal.of(
                orders.limitLink(staff.actor(), OrdersJson.number(number), body.toInstant()));
    }

    /** Kills the link. */
    @DELETE
    @Path("{number}/portal-link")
    public OrderAdministrationJson.Portal revokeLink(@Context StaffMember staff, @PathParam("number") String number) {
        return OrderAdministrationJson.Portal.of(orders.revokeLink(staff.actor(), OrdersJson.number(number)));
    }

    private OrderAdministrationJson.Order shown(OrderNumber number) {
        return OrderAdministrationJson.Order.of(orders.get(number), downloads.ofOrder(number));
    }
}
