package org.kundenportal.web.settings;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.web.access.Administrator;

/** What the merchant decides. All staff may read it, administrators change it. */
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingsResource {

    private final SettingsAdministration settings;
    private final AccessAdministration access;
    private final AccentColors accentColors;

    /**
     * Binds the resource.
     *
     * @param settings keeps them
     * @param access applies the preset to existing customers
     * @param accentColors derives colours for previews
     */
    public SettingsResource(SettingsAdministration settings, AccessAdministration access, AccentColors accentColors) {
        this.settings = settings;
        this.access = access;
        this.accentColors = accentColors;
    }

    /** Released types and actions. */
    @GET
    @Path("release")
    public SettingsJson.ReleaseJson release(@Context StaffMember staff) {
        return SettingsJson.ReleaseJson.of(settings.release());
    }

    /** Releases types and actions. */
    @PUT
    @Path("release")
    public SettingsJson.ReleaseJson saveRelease(@Context Administrator administrator, SettingsJson.ReleaseJson body) {
        return SettingsJson.ReleaseJson.of(settings.saveRelease(administrator.actor(), body.toRelease()));
    }

    /** How customers get in. */
    @GET
    @Path("access")
    public SettingsJson.AccessJson access(@Context StaffMember staff) {
        return SettingsJson.AccessJson.of(settings.access());
    }

    /** Decides how customers get in. */
    @PUT
    @Path("access")
    public SettingsJson.AccessJson saveAccess(@Context Administrator administrator, SettingsJson.AccessJson body) {
        return SettingsJson.AccessJson.of(settings.saveAccess(administrator.actor(), body.toPreset()));
    }

    /** Applies the preset to existing customers, or counts whom that would change. */
    @POST
    @Path("access/application")
    public SettingsJson.Applied applyAccess(@Context Administrator administrator, SettingsJson.Application body) {
        SettingsJson.Application wish = body.checked();
        return new SettingsJson.Applied(
                access.applyPreset(administrator.actor(), wish.dryRun(), wish.overwriteExplicit()));
    }

    /** What customers may change of their master data. */
    @GET
    @Path("master-data")
    public SettingsJson.MasterDataJson masterData(@Context StaffMember staff) {
        return SettingsJson.MasterDataJson.of(settings.masterData());
    }

    /** Decides what customers may change of their master data. */
    @PUT
    @Path("master-data")
    public SettingsJson.MasterDataJson saveMasterData(
            @Context Administrator administrator, SettingsJson.MasterDataJson body) {
        return SettingsJson.MasterDataJson.of(settings.saveMasterData(administrator.actor(), body.toPolicy()));
    }

    /** What accepting an estimate means. */
    @GET
    @Path("acceptance")
    public SettingsJson.AcceptanceJson acceptance(@Context StaffMember staff) {
        return SettingsJson.AcceptanceJson.of(settings.acceptance());
    }

    /** Decides what accepting an estimate means. */
    @PUT
    @Path("acceptance")
    public SettingsJson.AcceptanceJson saveAcceptance(
            @Context Administrator administrator, SettingsJson.AcceptanceJson body) {
        return SettingsJson.AcceptanceJson.of(settings.saveAcceptance(administrator.actor(), body.toTerms()));
    }

    /** How much customers may pay at once. */
    @GET
    @Path("payments")
    public SettingsJson.PaymentsJson payments(@Context StaffMember staff) {
        return SettingsJson.PaymentsJson.of(settings.payments());
    }

    /** Decides how much customers may pay at once. */
    @PUT
    @Path("payments")
    public SettingsJson.PaymentsJson savePayments(
            @Context Administrator administrator, SettingsJson.PaymentsBody body) {
        return SettingsJson.PaymentsJson.of(settings.savePayments(administrator.actor(), body.toPolicy()));
    }

    /** What buyers may do about files of their orders. */
    @GET
    @Path("files")
    public SettingsJson.FilesJson files(@Context StaffMember staff) {
        return SettingsJson.FilesJson.of(settings.files());
    }

    /** Decides what buyers may do about files of their orders. */
    @PUT
    @Path("files")
    public SettingsJson.FilesJson saveFiles(@Context Administrator administrator, SettingsJson.FilesBody body) {
        return SettingsJson.FilesJson.of(settings.saveFiles(administrator.actor(), body.toSettings()));
    }

    /** How the portal looks. */
    @GET
    @Path("appearance")
    public SettingsJson.AppearanceJson appearance(@Context StaffMember staff) {
        return SettingsJson.AppearanceJson.of(settings.appearance());
    }

    /** Decides how the portal looks. */
    @PUT
    @Path("appearance")
    public SettingsJson.AppearanceJson saveAppearance(
            @Context Administrator administrator, SettingsJson.AppearanceJson body) {
        return SettingsJson.AppearanceJson.of(settings.saveAppearance(administrator.actor(), body.toAppearance()));
    }

    /** How a greeting and a colour would look; nothing is saved. */
    @POST
    @Path("appearance/preview")
    public SettingsJson.Preview preview(@Context StaffMember staff, SettingsJson.PreviewWish body) {
        SettingsJson.PreviewWish wish = body.checked();
        return SettingsJson.Preview.of(settings.previewGreeting(wish.html()), accentColors.of(wish.accentColor()));
    }
}
