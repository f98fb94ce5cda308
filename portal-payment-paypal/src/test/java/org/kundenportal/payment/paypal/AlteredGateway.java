package org.kundenportal.payment.paypal;

import java.util.List;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.Refunds;
import org.kundenportal.spi.payment.WebhookCall;

/** A gateway that does what another does; its subclasses do one thing wrongly. */
class AlteredGateway implements PaymentGateway, Refunds {

    final PayPalGateway right;

    AlteredGateway(PayPalGateway right) {
        this.right = right;
    }

    @Override
    public Checkout start(CheckoutRequest request) throws ProviderException {
        return right.start(request);
    }

    @Override
    public ProviderPayment read(String id) throws ProviderException {
        return right.read(id);
    }

    @Override
    public ProviderPayment complete(String id, String requestKey) throws ProviderException {
        return right.complete(id, requestKey);
    }

    @Override
    public ProviderTransaction refund(RefundRequest request) throws ProviderException {
        return right.refund(request);
    }

    @Override
    public List<String> receive(WebhookCall call) throws ProviderException {
        return right.receive(call);
    }

    @Override
    public void check() throws ProviderException {
        right.check();
    }
}
