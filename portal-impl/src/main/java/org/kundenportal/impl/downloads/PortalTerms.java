package org.kundenportal.impl.downloads;

import java.time.Clock;
import javax.persistence.EntityManager;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What holds for all orders at a moment: settings, zone and time. Thread-safe. */
@Component(service = PortalTerms.class)
public final class PortalTerms {

    private final SettingRows settings;
    private final Clock clock;

    /** The terms of these settings. */
    @Activate
    public PortalTerms(@Reference SettingRows settings, @Reference PortalHome home) {
        this.settings = settings;
        this.clock = home.clock();
    }

    /** As this node remembers them; not within a transaction. */
    OrderView.Terms remembered() {
        return new OrderView.Terms(
                settings.get(Setting.FILES), settings.get(Setting.APPEARANCE).timeZone(), clock.instant());
    }

    /** As they are in the database now. */
    OrderView.Terms read(EntityManager em) {
        return new OrderView.Terms(
                SettingRows.read(em, Setting.FILES).value(),
                SettingRows.read(em, Setting.APPEARANCE).value().timeZone(),
                clock.instant());
    }
}
