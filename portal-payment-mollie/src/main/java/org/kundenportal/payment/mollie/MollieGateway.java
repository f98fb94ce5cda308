package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentLinks;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.Refunds;
import org.kundenportal.spi.payment.WebhookCall;

/** A merchant's account at Mollie. Keeps nothing between two calls. Thread-safe. */
final class MollieGateway implements PaymentGateway, Refunds, PaymentLinks {

    /** Mollie knows keys for an hour; ten minutes less, because calls take time and clocks differ. */
    private static final Duration KEYS_LAST = Duration.ofMinutes(50);

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final Pattern PAYMENT = Pattern.compile("tr_[A-Za-z0-9]{1,80}");
    private static final Pattern LINK = Pattern.compile("pl_[A-Za-z0-9]{1,80}");

    private final MollieApi api;
    private final Requests requests;
    private final Clock clock;

    MollieGateway(MollieApi api, Requests requests, Clock clock) {
        this.api = api;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Checkout start(CheckoutRequest request) throws ProviderException {
        Deadline deadline = api.begin();
        JsonNode body = requests.payment(request);
        Optional<JsonNode> before = before(
                request,
                new Listing(api, "/payments", "payments"),
                payment -> request.paymentId()
                        .equals(payment.path("metadata").path("paymentId").asText()),
                deadline);
        JsonNode payment = before.isPresent()
                ? before.get()
                : create("/payments", "payment " + request.paymentId(), body, deadline);
        return checkout(payment, PAYMENT, "checkout", request);
    }

    @Override
    public Checkout startLink(CheckoutRequest request, Instant expires) throws ProviderException {
        Deadline deadline = api.begin();
        JsonNode body = requests.link(request, expires);
        String returns = Requests.linkReturn(request);
        Optional<JsonNode> before = before(
                request,
                new Listing(api, "/payment-links", "payment_links"),
                link -> returns.equals(link.path("redirectUrl").asText()),
                deadline);
        JsonNode link = before.isPresent()
                ? before.get()
                : create("/payment-links", "link " + request.paymentId(), body, deadline);
        return checkout(link, LINK, "paymentLink", request);
    }

    @Override
    public void closeLink(String id) throws ProviderException {
        require(LINK, id);
        JsonNode body = JsonNodeFactory.instance.objectNode().put("archived", true);
        try {
            api.patch("/payment-links/" + id, body, api.begin());
        } catch (ProviderException e) {
            if (!"410".equals(e.code())) {
                throw e;
            }
            // somebody has deleted it at Mollie
        }
    }

    @Override
    public ProviderPayment read(String id) throws ProviderException {
        Deadline deadline = api.begin();
        if (LINK.matcher(id).matches()) {
            return readLink(id, deadline);
        }
        require(PAYMENT, id);
        return PaymentReader.read(payment(id, deadline));
    }

    /** There is nothing to do: money moves when the customer pays. */
    @Override
    public ProviderPayment complete(String id, String requestKey) throws ProviderException {
        return read(id);
    }

    @Override
    public List<String> receive(WebhookCall call) throws ProviderException {
        return WebhookForm.read(call.body());
    }

    @Override
    public void check() throws ProviderException {
        JsonNode methods = api.get("/methods", api.begin()).path("_embedded").path("methods");
        if (!methods.isArray()) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        if (methods.isEmpty()) {
            throw ProviderException.notExecuted(Reason.REFUSED, "NO_METHODS");
        }
    }

    @Override
    public ProviderTransaction refund(RefundRequest request) throws ProviderException {
        require(PAYMENT, request.transactionId());
        Deadline deadline = api.begin();
        JsonNode body = requests.refund(request);
        String path = "/payments/" + request.transactionId() + "/refunds";
        Optional<JsonNode> before = refundBefore(path, request.requestKey(), deadline);
        return PaymentReader.refund(before.isPresent() ? before.get() : post(path, request, body, deadline));
    }

    private JsonNode post(String path, RefundRequest request, JsonNode body, Deadline deadline)
            throws ProviderException {
        try {
            return api.post(path, "refund " + request.requestKey(), body, deadline);
        } catch (ProviderException e) {
            if (!Failures.DUPLICATE.equals(e.code())) {
                throw e;
            }
            // perhaps of our own: another call for it was faster
            return refundBefore(path, request.requestKey(), deadline).orElseThrow(() -> e);
        }
    }

    /**
     * Whether an earlier call has made the refund, although its answer was lost.
     *
     * @throws ProviderException NOT_FOUND, else UNKNOWN: whoever cannot look cannot know
     */
    private Optional<JsonNode> refundBefore(String path, String requestKey, Deadline deadline)
            throws ProviderException {
        try {
            return new Listing(api, path, "refunds")
                    .first(
                            refund -> requestKey.equals(
                                    refund.path("metadata").path("requestKey").asText()),
                            deadline);
        } catch (ProviderException e) {
            throw e.reason() == Reason.NOT_FOUND ? e : uncertain(e);
        }
    }

    /** What an earlier call may have made so long ago that Mollie does not know its key any more. */
    private Optional<JsonNode> before(
            CheckoutRequest request, Listing listing, Predicate<JsonNode> same, Deadline deadline)
            throws ProviderException {
        if (request.begun() == null || request.begun().plus(KEYS_LAST).isAfter(clock.instant())) {
            return Optional.empty();
        }
        Instant oldest = request.begun().minus(CLOCKS_DIFFER);
        try {
            return listing.first(one -> same.test(one) || isOlder(one, oldest), deadline)
                    .filter(same);
        } catch (ProviderException e) {
            throw uncertain(e);
        }
    }

    private static boolean isOlder(JsonNode resource, Instant oldest) {
        try {
            Instant created = PaymentReader.instant(resource.path("createdAt"));
            return created != null && created.isBefore(oldest);
        } catch (ProviderException e) {
            // without a date it says nothing about those after it
            return false;
        }
    }

    /** What is refused for its amount cannot be paid by Mollie at all. */
    private JsonNode create(String path, String subject, JsonNode body, Deadline deadline) throws ProviderException {
        try {
            return api.post(path, subject, body, deadline);
        } catch (ProviderException e) {
            if (e.reason() == Reason.REFUSED && e.code().startsWith("AMOUNT")) {
                throw new ProviderException(e.outcome(), Reason.UNSUPPORTED, e.code(), null, null, e);
            }
            throw e;
        }
    }

    private ProviderPayment readLink(String id, Deadline deadline) throws ProviderException {
        JsonNode link = same(api.get("/payment-links/" + id, deadline), id);
        List<ProviderPayment> attempts = new ArrayList<>();
        for (JsonNode attempt : new Listing(api, "/payment-links/" + id + "/payments", "payments").all(deadline)) {
            // only paid ones have refunds and chargebacks
            boolean paid = PaymentReader.state(attempt) == ProviderPayment.State.PAID;
            String attemptId = PaymentReader.id(attempt);
            require(PAYMENT, attemptId);
            attempts.add(PaymentReader.read(paid ? payment(attemptId, deadline) : attempt));
        }
        return LinkReader.fold(link, attempts, clock.instant());
    }

    private JsonNode payment(String id, Deadline deadline) throws ProviderException {
        return same(api.get("/payments/" + id + "?embed=refunds,chargebacks", deadline), id);
    }

    private static JsonNode same(JsonNode resource, String id) throws ProviderException {
        if (!id.equals(PaymentReader.id(resource))) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        return resource;
    }

    /** Of a payment whose page is gone, because it is paid or over, the customer goes back to see that. */
    private static Checkout checkout(JsonNode resource, Pattern form, String link, CheckoutRequest request)
            throws ProviderException {
        String id = PaymentReader.id(resource);
        if (!form.matcher(id).matches()) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        URI page = PaymentReader.page(resource.path("_links").path(link));
        return new Checkout(id, page == null ? request.returnUrl() : page);
    }

    private static void require(Pattern form, String id) throws ProviderException {
        if (!form.matcher(id).matches()) {
            throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
        }
    }

    private static ProviderException uncertain(ProviderException e) {
        return new ProviderException(Outcome.UNKNOWN, e.reason(), e.code(), e.trace(), e.retryAfter(), e);
    }
}
