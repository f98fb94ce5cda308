package org.kundenportal.impl.payments;

import org.kundenportal.impl.connections.ConnectionKind;
import org.kundenportal.impl.connections.Providers;
import org.kundenportal.spi.payment.PaymentProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The payment providers that are installed now. Thread-safe. */
@Component(service = PaymentProviders.class)
public final class PaymentProviders extends Providers<PaymentProvider> {

    /** At first there are none. */
    public PaymentProviders() {
        super(ConnectionKind.PAYMENT);
    }

    /** A provider came. The reference is dynamic, so that providers come and go without a restart of the portal. */
    @Override
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected void add(PaymentProvider provider) {
        super.add(provider);
    }

    /** A provider went. */
    @Override
    protected void remove(PaymentProvider provider) {
        super.remove(provider);
    }
}
