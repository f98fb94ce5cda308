package org.kundenportal.web.documents;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.documents.TemplateRendering;

/** Texts with placeholders, for hosts and staff. */
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TemplatesResource {

    private final TemplateRendering templates;

    /** @param templates fills them */
    public TemplatesResource(TemplateRendering templates) {
        this.templates = templates;
    }

    /** Fills a template; nothing is saved. */
    @POST
    @Path("rendering")
    public TemplatesJson.Rendered render(@Context StaffMember staff, TemplatesJson.Rendering body) {
        TemplatesJson.Wish wish = body.checked();
        return new TemplatesJson.Rendered(templates.render(wish.template(), wish.document(), wish.customer()));
    }
}
