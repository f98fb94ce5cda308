package org.kundenportal.web.settings;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.kundenportal.api.settings.Images;
import org.kundenportal.web.files.FileAnswers;

/** Logo and banner, for everybody. */
@Path("images")
public final class PublicImagesResource {

    private final Images images;

    /** @param images keeps them */
    public PublicImagesResource(Images images) {
        this.images = images;
    }

    /** The picture; other content has another id. */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return FileAnswers.immutable(images.content(id));
    }
}
