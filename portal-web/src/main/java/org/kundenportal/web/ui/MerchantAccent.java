package org.kundenportal.web.ui;

import java.util.function.Supplier;
import org.kundenportal.api.settings.Branding;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The merchant's accent colour, as long as somebody knows it: pages are served before the database is there and while it
 * is away. Thread-safe.
 */
final class MerchantAccent implements Supplier<String>, AutoCloseable {

    private final ServiceTracker<Branding, Branding> brandings;

    MerchantAccent(BundleContext context) {
        brandings = new ServiceTracker<>(context, Branding.class, null);
        brandings.open();
    }

    /** {@code #rrggbb}, null while nobody knows. */
    @Override
    public String get() {
        Branding branding = brandings.getService();
        return branding == null ? null : branding.appearance().accentColor();
    }

    @Override
    public void close() {
        brandings.close();
    }
}
