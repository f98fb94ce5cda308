package org.kundenportal.web.documents;

import java.util.List;
import javax.ws.rs.Consumes;
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
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.web.access.HarmlessForViewers;
import org.kundenportal.web.access.SignedInCustomer;
import org.kundenportal.web.files.FileAnswers;
import org.kundenportal.web.http.Caller;
import org.kundenportal.web.json.ListJson;

/** The documents of the customer who calls. */
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DocumentsResource {

    private final CustomerDocuments documents;

    /** @param documents the one gate to them */
    public DocumentsResource(CustomerDocuments documents) {
        this.documents = documents;
    }

    /** The released documents, latest issue date first. */
    @GET
    public ListJson<DocumentsJson.Summary> list(
            @Context SignedInCustomer customer,
            @QueryParam("type") List<String> types,
            @QueryParam("status") String status,
            @QueryParam("query") String query,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                documents.list(
                        customer.acting(), DocumentsJson.filter(types, status, query), ListJson.request(limit, cursor)),
                DocumentsJson.Summary::of);
    }

    /** One document. */
    @GET
    @Path("{type}/{number}")
    public DocumentsJson.Document get(
            @Context CustomerSession session, @PathParam("type") String type, @PathParam("number") String number) {
        return DocumentsJson.Document.of(documents.get(session.customer(), DocumentsJson.key(type, number)));
    }

    /** The document as PDF. */
    @GET
    @Path("{type}/{number}/pdf")
    @Produces("application/pdf")
    public Response pdf(
            @Context CustomerSession session,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(documents.pdf(session.customer(), DocumentsJson.key(type, number)), disposition);
    }

    /** The structured e-invoice. */
    @GET
    @Path("{type}/{number}/xml")
    @Produces("application/xml")
    public Response xml(
            @Context CustomerSession session, @PathParam("type") String type, @PathParam("number") String number) {
        return FileAnswers.attachment(documents.xml(session.customer(), DocumentsJson.key(type, number)));
    }

    /** How to pay the document by transfer; no content if nothing is to be transferred. */
    @GET
    @Path("{type}/{number}/transfer")
    public DocumentsJson.Transfer transfer(
            @Context CustomerSession session, @PathParam("type") String type, @PathParam("number") String number) {
        return documents
                .transfer(session.customer(), DocumentsJson.key(type, number))
                .map(DocumentsJson.Transfer::of)
                .orElse(null);
    }

    /** Notes that the customer has seen the document; staff who look at it as the customer are not counted. */
    @POST
    @HarmlessForViewers
    @Path("{type}/{number}/views")
    public void recordView(
            @Context CustomerSession session, @PathParam("type") String type, @PathParam("number") String number) {
        documents.recordView(session.customer(), DocumentsJson.key(type, number));
    }

    /** Accepts or declines an estimate. */
    @POST
    @Path("{type}/{number}/decision")
    public DocumentsJson.DecisionJson decide(
            @Context CustomerSession session,
            @Context Caller caller,
            @PathParam("type") String type,
            @PathParam("number") String number,
            DocumentsJson.NewDecision body) {
        return DocumentsJson.DecisionJson.of(
                documents.decide(session.customer(), DocumentsJson.key(type, number), body.checked(caller.address())));
    }

    /** What proves the decision that counts. */
    @GET
    @Path("{type}/{number}/decision/evidence")
    @Produces("application/pdf")
    public Response evidence(
            @Context CustomerSession session,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @QueryParam("disposition") String disposition) {
        return FileAnswers.of(documents.evidence(session.customer(), DocumentsJson.key(type, number)), disposition);
    }

    /** The comments, oldest first. */
    @GET
    @Path("{type}/{number}/comments")
    public ListJson<DocumentsJson.CommentJson> comments(
            @Context CustomerSession session,
            @PathParam("type") String type,
            @PathParam("number") String number,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return ListJson.of(
                documents.comments(
                        session.customer(), DocumentsJson.key(type, number), ListJson.request(limit, cursor)),
                DocumentsJson.CommentJson::of);
    }

    /** Adds a comment. */
    @POST
    @Path("{type}/{number}/comments")
    public Response comment(
            @Context CustomerSession session,
            @PathParam("type") String type,
            @PathParam("number") String number,
            DocumentsJson.NewComment body) {
        return Response.status(Response.Status.CREATED)
                .entity(DocumentsJson.CommentJson.of(
                        documents.comment(session.customer(), DocumentsJson.key(type, number), body.checked())))
                .build();
    }

    /** Notes that the customer has read the comments. */
    @POST
    @HarmlessForViewers
    @Path("{type}/{number}/comments/read")
    public void readComments(
            @Context CustomerSession session, @PathParam("type") String type, @PathParam("number") String number) {
        documents.readComments(session.customer(), DocumentsJson.key(type, number));
    }
}
