package org.kundenportal.web.mail;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.web.access.Administrator;

/** By which server mail is sent. All staff may read it but for the password, administrators change it. */
@Path("settings/mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MailSettingsResource {

    private final MailSetup setup;

    /** @param setup keeps the settings */
    public MailSettingsResource(MailSetup setup) {
        this.setup = setup;
    }

    /** By which server mail is sent. */
    @GET
    public MailJson.SettingsJson settings(@Context StaffMember staff) {
        return MailJson.SettingsJson.of(setup.settings());
    }

    /** Decides by which server mail is sent. */
    @PUT
    public MailJson.SettingsJson saveSettings(@Context Administrator administrator, MailJson.SettingsJson body) {
        return MailJson.SettingsJson.of(
                setup.saveSettings(administrator.actor(), body.toSettings(), body.newPassword()));
    }
}
