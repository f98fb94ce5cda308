package org.kundenportal.web.documents;

import java.util.List;
import java.util.Locale;
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
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.files.FileAnswers;
import org.kundenportal.web.json.ListJson;

/** All documents, for staff. */
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DocumentAdministrationResource {

    private final DocumentAdministration documents;
    private final AdministeredPage page;

    /**
     * Binds the resource.
     *
     * @param documents finds them
     * @param payments finds theirs
     */
    public DocumentAdministrationResource(DocumentAdministration documents, PaymentAdministration payments) {
        this.documents = documents;
        this.page = new AdministeredPage(payments);
    }

    /** Documents of all customers, latest issue date first. */
    @GET
    public ListJson<AdministrationJson.Row> list(
            @Context StaffMember staff,
            @QueryParam("type") List<String> types,
            @QueryParam("status") String status,
            @QueryParam("query") String query,
            @QueryParam("unread") String unread,
            @QueryParam("customer") String customer,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                documents.list(
                        AdministrationJson.customer(customer),
                        DocumentsJson.filter(types, status, query, unread),
                        ListJson.request(limit, cursor)),
                AdministrationJson.Row::of);
    }

    /** One document. */
    @GET
    @Path("{type}/{number}")
    public AdministrationJson.Document get(
            @Context StaffMember staff,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number) {
        return page.of(documents.get(DocumentsJson.key(type, number)), language);
    }

    /** The PDF as the customer sees it. */
    @GET
    @Path("{type}/{number}/pdf")
    @Produces("application/pdf")
    public Response pdf(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(documents.pdf(DocumentsJson.key(type, number)), disposition);
    }

    /** The PDF of one version, as the customer saw it then. */
    @GET
    @Path("{type}/{number}/versions/{version: [1-9][0-9]{0,8}}/pdf")
    @Produces("application/pdf")
    public Response pdf(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @PathParam("version") int version,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(documents.pdf(DocumentsJson.key(type, number), version), disposition);
    }

    /** The structured e-invoice. */
    @GET
    @Path("{type}/{number}/xml")
    @Produces("application/xml")
    public Response xml(
            @Context StaffMember staff, @PathParam("type") String type, @PathParam("number") String number) {
        return FileAnswers.attachment(documents.xml(DocumentsJson.key(type, number)));
    }

    /** Adds a comment. */
    @POST
    @Path("{type}/{number}/comments")
    public Response comment(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            AdministrationJson.NewComment body) {
        return Response.status(Response.Status.CREATED)
                .entity(AdministrationJson.CommentJson.of(documents.comment(
                        staff.actor(),
                        DocumentsJson.key(type, number),
                        body.customer(),
                        body.checkedText(),
                        body.isInternal())))
                .build();
    }

    /** Notes that staff have read the customer's comments. */
    @POST
    @Path("{type}/{number}/comments/read")
    public void readComments(
            @Context StaffMember staff, @PathParam("type") String type, @PathParam("number") String number) {
        documents.readComments(DocumentsJson.key(type, number));
    }

    /** Lets the customer decide again. */
    @POST
    @Path("{type}/{number}/reopening")
    public AdministrationJson.Document reopen(
            @Context StaffMember staff,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number,
            AdministrationJson.Reopening body) {
        return page.of(
                documents.reopen(staff.actor(), DocumentsJson.key(type, number), body.checkedReason()), language);
    }

    /** What proves one decision. */
    @GET
    @Path("{type}/{number}/decisions/{decision}/evidence")
    @Produces("application/pdf")
    public Response evidence(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @PathParam("decision") String decision,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(documents.evidence(DocumentsJson.key(type, number), decision), disposition);
    }

    /** Makes a new link; the one before is dead. */
    @POST
    @Path("{type}/{number}/portal-link/rotation")
    public AdministrationJson.Portal rotateLink(
            @Context StaffMember staff, @PathParam("type") String type, @PathParam("number") String number) {
        return AdministrationJson.Portal.of(documents.rotateLink(staff.actor(), DocumentsJson.key(type, number)));
    }

    /** Sets from when on the link is dead. */
    @PUT
    @Path("{type}/{number}/portal-link")
    public AdministrationJson.Portal limitLink(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            AccessJson.LinkLimit body) {
        return AdministrationJson.Portal.of(
                documents.limitLink(staff.actor(), DocumentsJson.key(type, number), body.toInstant()));
    }

    /** Kills the link. */
    @DELETE
    @Path("{type}/{number}/portal-link")
    public AdministrationJson.Portal revokeLink(
            @Context StaffMember staff, @PathParam("type") String type, @PathParam("number") String number) {
        return AdministrationJson.Portal.of(documents.revokeLink(staff.actor(), DocumentsJson.key(type, number)));
    }
}
