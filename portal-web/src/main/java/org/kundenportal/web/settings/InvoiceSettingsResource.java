package org.kundenportal.web.settings;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.orders.InvoiceNumbers;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.web.access.Administrator;

/** What the merchant decides about invoices of orders. All staff may read it, administrators change it. */
@Path("settings/invoices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InvoiceSettingsResource {

    private final SettingsAdministration settings;
    private final InvoiceNumbers numbers;

    /**
     * Binds the resource.
     *
     * @param settings keeps them
     * @param numbers knows which number the next invoice would have
     */
    public InvoiceSettingsResource(SettingsAdministration settings, InvoiceNumbers numbers) {
        this.settings = settings;
        this.numbers = numbers;
    }

    /** What buyers may do about invoices of their orders. */
    @GET
    public SettingsJson.InvoicesJson invoices(@Context StaffMember staff) {
        return json(settings.invoices());
    }

    /** Decides what buyers may do about invoices of their orders. */
    @PUT
    public SettingsJson.InvoicesJson saveInvoices(
            @Context Administrator administrator, SettingsJson.InvoicesJson body) {
        return json(settings.saveInvoices(administrator.actor(), body.toSettings()));
    }

    private SettingsJson.InvoicesJson json(Stored<InvoiceSettings> stored) {
        return SettingsJson.InvoicesJson.of(stored, numbers.next(stored.value().numberPattern()));
    }

    /** Which number the next invoice would have by a pattern that is not saved. */
    @POST
    @Path("preview")
    public SettingsJson.NumberPreview preview(@Context StaffMember staff, SettingsJson.NumberWish body) {
        return new SettingsJson.NumberPreview(numbers.next(body.checked()));
    }
}
