package org.kundenportal.web.customers;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.web.json.ListJson;

/** All customers, for staff and hosts. */
@Path("customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomersResource {

    private final CustomerAdministration customers;
    private final CustomerIntake intake;
    private final AccessAdministration access;

    /**
     * Binds the resource.
     *
     * @param customers finds them
     * @param intake takes them in
     * @param access knows their portal boxes
     */
    public CustomersResource(CustomerAdministration customers, CustomerIntake intake, AccessAdministration access) {
        this.customers = customers;
        this.intake = intake;
        this.access = access;
    }

    /** Customers by number. */
    @GET
    public ListJson<CustomersJson.Row> list(
            @Context StaffMember staff,
            @QueryParam("query") String query,
            @QueryParam("access") String choice,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                customers.list(
                        CustomersJson.query(query), CustomersJson.choice(choice), ListJson.request(limit, cursor)),
                CustomersJson.Row::of);
    }

    /** One customer. */
    @GET
    @Path("{number}")
    public CustomersJson.CustomerJson get(@Context StaffMember staff, @PathParam("number") String number) {
        return read(new CustomerNumber(number));
    }

    /** Creates the customer or replaces its master data. */
    @PUT
    @Path("{number}")
    public Response put(
            @Context StaffMember staff, @PathParam("number") String number, CustomersJson.CustomerBody body) {
        CustomerNumber customer = new CustomerNumber(number);
        boolean created = intake.put(staff.actor(), body.toData(customer));
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(read(customer))
                .build();
    }

    private CustomersJson.CustomerJson read(CustomerNumber number) {
        return CustomersJson.CustomerJson.of(customers.get(number), access.get(number));
    }
}
