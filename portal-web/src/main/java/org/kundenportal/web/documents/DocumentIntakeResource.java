package org.kundenportal.web.documents;

import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.web.files.ContentDisposition;

/** Hosts push documents in: as data, as PDF, or as e-invoices. */
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentIntakeResource {

    private final DocumentIntake intake;
    private final DocumentImport imports;
    private final DocumentAdministration documents;
    private final AdministeredPage page;

    /**
     * Binds the resource.
     *
     * @param intake takes data and PDFs
     * @param imports takes e-invoices
     * @param documents shows what became of them
     * @param payments finds theirs
     */
    public DocumentIntakeResource(
            DocumentIntake intake,
            DocumentImport imports,
            DocumentAdministration documents,
            PaymentAdministration payments) {
        this.intake = intake;
        this.imports = imports;
        this.documents = documents;
        this.page = new AdministeredPage(payments);
    }

    /** Creates the document or brings it up to date. */
    @PUT
    @Path("{type}/{number}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @Context StaffMember staff,
            @Context Locale language,
            @PathParam("type") String type,
            @PathParam("number") String number,
            IntakeJson.DocumentBody body) {
        DocumentKey key = DocumentsJson.key(type, number);
        boolean created = intake.put(staff.actor(), body.toData(key));
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(page.of(documents.get(key), language))
                .build();
    }

    /** Sets the PDF that customers see. */
    @PUT
    @Path("{type}/{number}/pdf")
    @Consumes("application/pdf")
    public void putPdf(
            @Context StaffMember staff,
            @PathParam("type") String type,
            @PathParam("number") String number,
            byte[] pdf) {
        intake.putPdf(staff.actor(), DocumentsJson.key(type, number), pdf);
    }

    /** Imports an e-invoice. */
    @POST
    @Path("import")
    @Consumes({"application/pdf", "application/xml", "text/xml", "application/octet-stream"})
    public Response importFile(
            @Context StaffMember staff, @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) String disposition, byte[] file) {
        ImportedDocument imported = imports.importFile(staff.actor(), file, ContentDisposition.fileName(disposition));
        return Response.status(IntakeJson.status(imported))
                .entity(IntakeJson.Imported.of(imported))
                .build();
    }
}
