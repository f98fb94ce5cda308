package org.kundenportal.payment.paypal;

import java.time.Clock;
import org.kundenportal.spi.payment.PaymentProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The type {@code paypal}: customers pay with their PayPal account, and the money is there at once. */
@Component(service = PaymentProvider.class)
public final class PayPal extends PayPalProvider {

    static final String TYPE = "paypal";

    /** With PayPal's own limits of time. */
    @Activate
    public PayPal() {
        this(new Http(Http.Limits.USUAL), Clock.systemUTC());
    }

    PayPal(Http http, Clock clock) {
        super(TYPE, LandingPage.ACCOUNT, http, clock);
    }

    @Deactivate
    @Override
    void stop() {
        super.stop();
    }
}
