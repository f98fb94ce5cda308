package org.kundenportal.itests;

import java.util.List;
import java.util.Locale;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
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
}
