package org.kundenportal.web.documents;

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
import org.kundenportal.api.documents.UnmatchedDocuments;
import org.kundenportal.web.files.FileAnswers;
import org.kundenportal.web.json.ListJson;

/** The queue of imported documents that matched nobody. */
@Path("unmatched-documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UnmatchedDocumentsResource {

    private final UnmatchedDocuments queue;

    /** @param queue keeps them */
    public UnmatchedDocumentsResource(UnmatchedDocuments queue) {
        this.queue = queue;
    }

    /** The queue, oldest first. */
    @GET
    public ListJson<UnmatchedJson.Waiting> list(
            @Context StaffMember staff, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return ListJson.of(queue.list(ListJson.request(limit, cursor)), UnmatchedJson.Waiting::of);
    }

    /** The file as it came; {@code pdf} and {@code xml} name the same one, for callers who know its kind. */
    @GET
    @Path("{id}/{format: pdf|xml}")
    @Produces({"application/pdf", "application/xml"})
    public Response file(
            @Context StaffMember staff, @PathParam("id") String id, @QueryParam("disposition") String disposition) {
        return FileAnswers.of(queue.file(id), disposition);
    }

    /** Gives the document to a customer. */
    @POST
    @Path("{id}/assignment")
    public UnmatchedJson.Assigned assign(
            @Context StaffMember staff, @PathParam("id") String id, UnmatchedJson.Assignment body) {
        return UnmatchedJson.Assigned.of(queue.assign(staff.actor(), id, body.toCustomer()));
    }

    /** Forgets the document. */
    @DELETE
    @Path("{id}")
    public void discard(@Context StaffMember staff, @PathParam("id") String id) {
        queue.discard(staff.actor(), id);
    }
}
