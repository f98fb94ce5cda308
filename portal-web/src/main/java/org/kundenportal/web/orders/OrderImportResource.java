package org.kundenportal.web.orders;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.web.files.FileAnswers;

/** Orders from a table, looked at before they are taken. */
@Path("order-import")
public final class OrderImportResource {

    private final OrderImport imports;

    /** @param imports reads and takes them */
    public OrderImportResource(OrderImport imports) {
        this.imports = imports;
    }

    /** Takes all orders of the file or none; in a dry run says what that would do. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes({"text/csv", "application/octet-stream"})
    public OrderImportJson.Report importFile(
            @Context StaffMember staff,
            @Context Locale language,
            @QueryParam("dryRun") String dryRun,
            @QueryParam("decimals") String decimals,
            byte[] file) {
        OrderImportJson.Request request = OrderImportJson.Request.of(dryRun, decimals);
        return OrderImportJson.Report.of(
                request.dryRun()
                        ? imports.preview(file, request.decimals())
                        : imports.importFile(staff.actor(), file, request.decimals()),
                language);
    }

    /** A file to start from. */
    @GET
    @Path("template")
    @Produces("text/csv")
    public Response template(@Context StaffMember staff, @Context Locale language) {
        byte[] template = imports.template(language).getBytes(StandardCharsets.UTF_8);
        return FileAnswers.attachment(new DocumentFile(
                "de".equals(language.getLanguage()) ? "Bestellungen.csv" : "orders.csv",
                "text/csv",
                template.length,
                out -> out.write(template)));
    }
}
