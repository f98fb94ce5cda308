package org.kundenportal.web.settings;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.settings.Images;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.files.FileAnswers;
import org.kundenportal.web.files.UploadedFile;
import org.kundenportal.web.json.ListJson;

/** Pictures for logo and banner. */
@Path("images")
@Produces(MediaType.APPLICATION_JSON)
public final class ImagesResource {

    private final Images images;

    /** @param images keeps them */
    public ImagesResource(Images images) {
        this.images = images;
    }

    /** All pictures, latest first. */
    @GET
    public ListJson<SettingsJson.ImageJson> list(@Context StaffMember staff) {
        return ListJson.of(images.list(), SettingsJson.ImageJson::of);
    }

    /** Takes a picture, the part {@code file} of a form. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@Context Administrator administrator, UploadedFile file) {
        return Response.status(Response.Status.CREATED)
                .entity(SettingsJson.ImageJson.of(images.upload(administrator.actor(), file.name(), file.content())))
                .build();
    }

    /** The picture. */
    @GET
    @Path("{id}")
    @Produces({"image/png", "image/jpeg"})
    public Response get(@Context StaffMember staff, @PathParam("id") String id) {
        return FileAnswers.immutable(images.content(id));
    }

    /** Deletes a picture that is not in use. */
    @DELETE
    @Path("{id}")
    public void delete(@Context Administrator administrator, @PathParam("id") String id) {
        images.delete(administrator.actor(), id);
    }
}
