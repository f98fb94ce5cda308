package org.kundenportal.web.payments;

import java.util.List;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.web.json.ListJson;
import org.kundenportal.web.payments.PaymentAdministrationJson.AdministeredJson;

/** Payments of all customers. All staff work with them, and give money back; what customers may pay, administrators decide. */
@Path("payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentAdministrationResource {

    private final PaymentAdministration payments;

    /** @param payments knows them and their providers */
    public PaymentAdministrationResource(PaymentAdministration payments) {
        this.payments = payments;
    }

    /** Payments, newest first. */
    @GET
    public ListJson<AdministeredJson> list(
            @Context StaffMember staff,
            @Context Locale language,
            @QueryParam("status") List<String> statuses,
            @QueryParam("customer") String customer,
            @QueryParam("type") String type,
            @QueryParam("number") String number,
            @QueryParam("attention") String attention,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                payments.list(
                        PaymentAdministrationJson.filter(statuses, customer, type, number, attention),
                        ListJson.request(limit, cursor),
                        language),
                AdministeredJson::of);
    }

    /** How many need somebody. */
    @GET
    @Path("attention")
    public PaymentAdministrationJson.Attention attention(@Context StaffMember staff) {
        return new PaymentAdministrationJson.Attention(payments.attention());
    }

    /** One payment. */
    @GET
    @Path("{id}")
    public AdministeredJson get(@Context StaffMember staff, @Context Locale language, @PathParam("id") String id) {
        return AdministeredJson.of(payments.get(id, language));
    }

    /** Gives money back. */
    @POST
    @Path("{id}/refunds")
    public AdministeredJson refund(
            @Context StaffMember staff,
            @Context Locale language,
            @PathParam("id") String id,
            PaymentAdministrationJson.NewRefund body) {
        PaymentAdministrationJson.NewRefund.Wish wish = body.checked();
        return AdministeredJson.of(payments.refund(staff.actor(), id, wish.amount(), wish.note(), language));
    }

    /** Decides on what needs somebody. */
    @POST
    @Path("{id}/resolution")
    public AdministeredJson resolve(
            @Context StaffMember staff,
            @Context Locale language,
            @PathParam("id") String id,
            PaymentAdministrationJson.NewResolution body) {
        PaymentAdministrationJson.NewResolution.Decision decision = body.checked();
        return AdministeredJson.of(
                payments.resolve(staff.actor(), id, decision.resolution(), decision.note(), language));
    }

    /** Asks the provider now. */
    @POST
    @Path("{id}/check")
    public AdministeredJson check(@Context StaffMember staff, @Context Locale language, @PathParam("id") String id) {
        return AdministeredJson.of(payments.check(staff.actor(), id, language));
    }
}
