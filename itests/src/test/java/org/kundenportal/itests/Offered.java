package org.kundenportal.itests;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.api.storage.StorageCheck;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** What staff can choose from in the running Karaf. Runs within it, once the portal is there. */
final class Offered {

    private Offered() {}

    /** Types of which connections to payment providers can be made now. */
    static List<String> paymentTypes(BundleContext context) {
        ServiceReference<PaymentConnectionAdministration> connections =
                context.getServiceReference(PaymentConnectionAdministration.class);
        try {
            return context.getService(connections).types(Locale.GERMAN).stream()
                    .map(ProviderDescriptor::type)
                    .sorted()
                    .toList();
        } finally {
            context.ungetService(connections);
        }
    }

    /** Whether a storage connection works now, in a word: OK, or why not. */
    static String storageCheck(BundleContext context, String connection) {
        ServiceReference<StorageConnectionAdministration> connections =
                context.getServiceReference(StorageConnectionAdministration.class);
        try {
            StorageCheck check = context.getService(connections).check(connection);
            return check.ok() ? "OK" : check.reason().name();
        } finally {
            context.ungetService(connections);
        }
    }

    /** Makes a connection to a WebDAV folder at this address; the answer is its id. */
    static String connectFolder(BundleContext context, String address) {
        ServiceReference<StorageConnectionAdministration> connections =
                context.getServiceReference(StorageConnectionAdministration.class);
        try {
            return context.getService(connections)
                    .create(
                            Actor.staff("itest"),
                            new ConnectionData(
                                    "webdav",
                                    "Ordner",
                                    true,
                                    Map.of("url", address + "/shop", "user", "anna", "password", "secret")))
                    .id();
        } finally {
            context.ungetService(connections);
        }
    }
}
