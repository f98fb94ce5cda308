package org.kundenportal.itests;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.kundenportal.api.Actor;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.timeline.TimelineListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** What a bundle of the host does that wants to hear of the portal; apart from the test, whose classes come first. */
final class Listening {

    private static final long SOON = 30;

    private Listening() {}

    /** What a listener hears when a setting is saved. */
    static String heardOfASavedSetting(BundleContext context) throws InterruptedException {
        BlockingQueue<TimelineEvent> heard = new LinkedBlockingQueue<>();
        ServiceRegistration<TimelineListener> registration =
                context.registerService(TimelineListener.class, heard::add, null);
        try {
            ServiceReference<SettingsAdministration> reference =
                    context.getServiceReference(SettingsAdministration.class);
            SettingsAdministration settings = context.getService(reference);
            settings.saveRelease(Actor.host("itest"), settings.release().value());
            for (TimelineEvent event = heard.poll(SOON, TimeUnit.SECONDS);
                    event != null;
                    event = heard.poll(SOON, TimeUnit.SECONDS)) {
                if (event.actor().name().equals("itest")) {
                    return event.kind() + " by " + event.actor().name();
                }
            }
            return "nothing";
        } finally {
            registration.unregister();
        }
    }
}
