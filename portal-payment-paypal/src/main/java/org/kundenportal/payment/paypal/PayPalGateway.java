package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.Refunds;
import org.kundenportal.spi.payment.WebhookCall;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One connection to PayPal: a payment is an order, to complete it is to capture it. */
final class PayPalGateway implements PaymentGateway, Refunds {

    private static final byte[] NOTHING = "{}".getBytes(UTF_8);
    private static final String ORDERS = "/v2/checkout/orders";

    /** Refusals after which the order has to be read again: what was refused may have been done by an earlier call. */
    private static final Set<String> DONE_BEFORE = Set.of(Issues.ALREADY_CAPTURED, Issues.DUPLICATE_INVOICE);

    private final PayPalApi api;
    private final OrderRequests requests;
    private final Webhooks webhooks;

    PayPalGateway(PayPalApi api, OrderRequests requests, Webhooks webhooks) {
        this.api = api;
        this.requests = requests;
        this.webhooks = webhooks;
    }

    /**
     * PayPal forgets the key after six hours and cannot be asked for orders by our ids, so that a repetition after that makes
     * another order. The first one harms nobody: no customer was shown its page, and it takes nothing without our capture.
     */
    @Override
    public Checkout start(CheckoutRequest request) throws ProviderException {
        return Orders.checkout(
                api.post(ORDERS, "order-" + request.paymentId(), requests.order(request), api.deadline()));
    }

    @Override
    public ProviderPayment read(String id) throws ProviderException {
        try {
            return Orders.payment(order(id, api.deadline()));
        } catch (ProviderException e) {
            throw PayPalApi.withOutcome(Outcome.NOT_EXECUTED, e);
        }
    }

    /**
     * Reads the order first: one that is captured is not captured again, and one that the customer has not approved cannot
     * be. PayPal answers a repeated key with what it answered before, so that the key has to change when the customer
     * approves again after a decline; the time of the order's last change does that.
     */
    @Override
    public ProviderPayment complete(String id, String requestKey) throws ProviderException {
        Deadline deadline = api.deadline();
        JsonNode order = order(id, deadline);
        ProviderPayment payment = Orders.payment(order);
        if (payment.state() != State.APPROVED || Orders.hasCapture(order)) {
            return payment;
        }
        String key = "capture-" + requestKey + "-" + Orders.version(order);
        JsonNode captured;
        try {
            captured = api.post(ORDERS + "/" + id + "/capture", key, NOTHING, deadline);
        } catch (ProviderException e) {
            if (e.code() == null || !DONE_BEFORE.contains(e.code())) {
                throw e;
            }
            captured = orderAfterCapture(id, deadline);
            if (!Orders.hasCapture(captured)) {
                throw e;
            }
        }
        return Orders.payment(Orders.hasCapture(captured) ? captured : orderAfterCapture(id, deadline));
    }

    /** The order once more; where that fails, nobody knows whether the money was taken. */
    private JsonNode orderAfterCapture(String id, Deadline deadline) throws ProviderException {
        try {
            return order(id, deadline);
        } catch (ProviderException e) {
            throw PayPalApi.withOutcome(Outcome.UNKNOWN, e);
        }
    }

    @Override
    public ProviderTransaction refund(RefundRequest request) throws ProviderException {
        if (!Orders.isId(request.transactionId())) {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        }
        String path = "/v2/payments/captures/" + request.transactionId() + "/refund";
        JsonNode refund =
                api.post(path, "refund-" + request.requestKey(), OrderRequests.refund(request), api.deadline());
        ProviderTransaction answered =
                Orders.refund(refund).orElseThrow(() -> ProviderException.unknown(Reason.UNREADABLE, null));
        return new ProviderTransaction(
                answered.kind(),
                answered.id(),
                answered.status(),
                request.amount(),
                answered.at(),
                request.requestKey());
    }

    @Override
    public List<String> receive(WebhookCall call) throws ProviderException {
        return webhooks.receive(call);
    }

    @Override
    public void check() throws ProviderException {
        api.authenticate();
    }

    private JsonNode order(String id, Deadline deadline) throws ProviderException {
        if (!Orders.isId(id)) {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        }
        return api.get(ORDERS + "/" + id, deadline);
    }

    @Override
    public String toString() {
        return "PayPal gateway";
    }
}
