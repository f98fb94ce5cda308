package org.kundenportal.web.mail;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.json.ListJson;

/** The outbox, for staff. */
@Path("mails")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MailsResource {

    /** Whatever the other paths do not mean. */
    private static final String ONE = "{id: (?!status$|test$)\\w+}";

    private final MailAdministration mails;
    private final MailSetup setup;

    /**
     * Binds the resource.
     *
     * @param mails keeps them
     * @param setup sends test mails
     */
    public MailsResource(MailAdministration mails, MailSetup setup) {
        this.mails = mails;
        this.setup = setup;
    }

    /** Mails, latest first. */
    @GET
    public ListJson<MailJson.MailSummary> list(
            @Context StaffMember staff,
            @QueryParam("state") String state,
            @QueryParam("customer") String customer,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        MailJson.Wish wish = MailJson.wish(state, customer);
        return ListJson.of(
                mails.list(wish.state(), wish.customer(), ListJson.request(limit, cursor)), MailJson.MailSummary::of);
    }

    /** How the outbox is doing. */
    @GET
    @Path("status")
    public MailJson.Status status(@Context StaffMember staff) {
        return MailJson.Status.of(mails.status());
    }

    /** One mail with its text. */
    @GET
    @Path(ONE)
    public MailJson.Mail get(@Context StaffMember staff, @PathParam("id") String id) {
        return MailJson.Mail.of(mails.get(id));
    }

    /** Sends it now, again if it was sent already. */
    @POST
    @Path("{id}/retry")
    public MailJson.MailSummary retry(@Context StaffMember staff, @PathParam("id") String id) {
        return MailJson.MailSummary.of(mails.retry(id));
    }

    /** Deletes a mail that is not to be sent. */
    @DELETE
    @Path(ONE)
    public void discard(@Context StaffMember staff, @PathParam("id") String id) {
        mails.discard(staff.actor(), id);
    }

    /** Sends a test mail. */
    @POST
    @Path("test")
    public Response test(@Context Administrator administrator, MailJson.TestMail body) {
        return Response.status(Response.Status.CREATED)
                .entity(MailJson.MailSummary.of(setup.sendTest(body.checked())))
                .build();
    }
}
