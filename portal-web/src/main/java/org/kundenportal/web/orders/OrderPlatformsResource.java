package org.kundenportal.web.orders;

import java.util.function.Function;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.web.json.ListJson;

/** Where orders come from. */
@Path("order-platforms")
@Produces(MediaType.APPLICATION_JSON)
public final class OrderPlatformsResource {

    private final OrderAdministration orders;

    /** @param orders knows them */
    public OrderPlatformsResource(OrderAdministration orders) {
        this.orders = orders;
    }

    /** The names of marketplaces and shops. */
    @GET
    public ListJson<String> list(@Context StaffMember staff) {
        return ListJson.of(orders.platforms(), Function.identity());
    }
}
