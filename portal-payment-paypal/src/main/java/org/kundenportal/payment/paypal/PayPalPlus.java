package org.kundenportal.payment.paypal;

import java.time.Clock;
import org.kundenportal.spi.payment.PaymentProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The type {@code paypal-plus}. PayPal has closed PayPal Plus for new integrations; its place is taken by PayPal's page for
 * guests, where customers without an account pay by card or by what else PayPal offers to the merchant.
 */
@Component(service = PaymentProvider.class)
public final class PayPalPlus extends PayPalProvider {

    static final String TYPE = "paypal-plus";

    /** With PayPal's own limits of time. */
    @Activate
    public PayPalPlus() {
        this(new Http(Http.Limits.USUAL), Clock.systemUTC());
    }

    PayPalPlus(Http http, Clock clock) {
        super(TYPE, LandingPage.GUEST, http, clock);
    }

    @Deactivate
    @Override
    void stop() {
        super.stop();
    }
}
