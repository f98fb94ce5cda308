package org.kundenportal.impl.settings;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.Release;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settings from memory that is at most a second old. */
@Component(service = Branding.class)
public final class RememberedBranding implements Branding {

    private final SettingRows rows;

    /** Reads from the given rows. */
    @Activate
    public RememberedBranding(@Reference SettingRows rows) {
        this.rows = rows;
    }

    @Override
    public Appearance appearance() {
        return rows.get(Setting.APPEARANCE);
    }

    @Override
    public Release release() {
        return rows.get(Setting.RELEASE);
    }

    @Override
    public AccessPreset access() {
        return rows.get(Setting.ACCESS);
    }

    @Override
    public String greeting(ActingCustomer customer) {
        return Greeting.of(appearance().greeting()).forCustomer(customer.name());
    }
}
