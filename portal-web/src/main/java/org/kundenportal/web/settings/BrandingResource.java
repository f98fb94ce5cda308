package org.kundenportal.web.settings;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.settings.Branding;

/** How the portal looks, for everybody. */
@Path("branding")
@Produces(MediaType.APPLICATION_JSON)
public final class BrandingResource {

    private final Branding branding;

    /** @param branding knows it */
    public BrandingResource(Branding branding) {
        this.branding = branding;
    }

    /** Everything that pages need before and after sign-in. */
    @GET
    public SettingsJson.BrandingJson get() {
        return SettingsJson.BrandingJson.of(branding.appearance(), branding.access());
    }
}
