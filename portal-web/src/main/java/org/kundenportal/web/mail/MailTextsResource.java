package org.kundenportal.web.mail;

import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.mail.MailTextAdministration;
import org.kundenportal.web.access.Administrator;
import org.kundenportal.web.json.ListJson;

/** What the portal's mails say. All staff may read it, administrators change it. */
@Path("mail-texts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MailTextsResource {

    private final MailTextAdministration texts;

    /** @param texts keeps them */
    public MailTextsResource(MailTextAdministration texts) {
        this.texts = texts;
    }

    /** All kinds of mail with their texts. */
    @GET
    public ListJson<MailJson.Kind> list(@Context StaffMember staff) {
        return ListJson.of(texts.list(), MailJson.Kind::of);
    }

    /** Words a kind of mail in one language. */
    @PUT
    @Path("{kind}/{language}")
    public MailJson.Variant save(
            @Context Administrator administrator,
            @PathParam("kind") String kind,
            @PathParam("language") String language,
            MailJson.Words body) {
        return MailJson.Variant.of(texts.save(administrator.actor(), kind, language, body.toText()));
    }

    /** Goes back to what the portal says by itself. */
    @DELETE
    @Path("{kind}/{language}")
    public void reset(
            @Context Administrator administrator,
            @PathParam("kind") String kind,
            @PathParam("language") String language) {
        texts.reset(administrator.actor(), kind, language);
    }

    /** What a mail would say; nothing is saved. */
    @POST
    @Path("{kind}/{language}/preview")
    public MailJson.Preview preview(
            @Context StaffMember staff,
            @PathParam("kind") String kind,
            @PathParam("language") String language,
            MailJson.Words body) {
        return MailJson.Preview.of(texts.preview(kind, language, body.toText()));
    }
}
