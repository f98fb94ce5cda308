package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.WebhookCall;

/** Takes PayPal's webhook calls: is it PayPal's, and about which orders is it? */
final class Webhooks {

    /** PayPal tries for three days; what is older is replayed by somebody. */
    private static final Duration OLDEST = Duration.ofDays(4);

    private static final String CAPTURES = "/v2/payments/captures/";
    private static final int MOST = 20;

    /** What a report can be about, by how the name of its type begins. */
    private enum Subject {
        ORDER("CHECKOUT.ORDER."),
        APPROVAL("CHECKOUT.PAYMENT-APPROVAL."),
        CAPTURE("PAYMENT.CAPTURE."),
        DISPUTE("CUSTOMER.DISPUTE.");

        private final String beginning;

        Subject(String beginning) {
            this.beginning = beginning;
        }

        static Optional<Subject> of(String type) {
            return Stream.of(values())
                    .filter(subject -> type.startsWith(subject.beginning))
                    .findFirst();
        }
    }

    private final PayPalApi api;
    private final Signatures signatures;
    private final Clock clock;

    Webhooks(PayPalApi api, Signatures signatures, Clock clock) {
        this.api = api;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** The orders about which a call is. */
    List<String> receive(WebhookCall call) throws ProviderException {
        Deadline deadline = api.deadline();
        byte[] body = call.body();
        Transmission transmission = Transmission.of(call).orElseThrow(() -> Signatures.forged("TRANSMISSION_HEADERS"));
        if (transmission.at().isBefore(clock.instant().minus(OLDEST))) {
            throw Signatures.forged("TRANSMISSION_TIME");
        }
        JsonNode event = Answers.parsed(body).orElseThrow(() -> Signatures.forged("BODY"));
        Optional<Subject> subject = Subject.of(event.path("event_type").asText());
        if (subject.isEmpty()) {
            // whoever sent it: nothing comes of it, and PayPal need not be asked
            return List.of();
        }
        signatures.verify(transmission, body, deadline);
        return orders(subject.get(), event.path("resource"), deadline);
    }

    private List<String> orders(Subject subject, JsonNode resource, Deadline deadline) throws ProviderException {
        return switch (subject) {
            case ORDER -> ids(resource.path("id"));
            case APPROVAL -> ids(resource.path("order_id"));
            case CAPTURE -> {
                List<String> named = ids(relatedOrder(resource));
                yield named.isEmpty() ? ofCaptures(Set.of(capture(resource)), deadline) : named;
            }
            case DISPUTE -> ofCaptures(disputed(resource), deadline);
        };
    }

    private static Set<String> disputed(JsonNode resource) {
        Set<String> captures = new LinkedHashSet<>();
        for (JsonNode transaction : resource.path("disputed_transactions")) {
            captures.add(transaction.path("seller_transaction_id").asText());
        }
        return captures;
    }

    private static JsonNode relatedOrder(JsonNode resource) {
        return resource.path("supplementary_data").path("related_ids").path("order_id");
    }

    /** The capture itself, or the one to which a refund or a reversal leads. */
    private static String capture(JsonNode resource) {
        for (JsonNode link : resource.path("links")) {
            String href = link.path("href").asText();
            int at = href.indexOf(CAPTURES);
            if (link.path("rel").asText().equals("up") && at >= 0) {
                return href.substring(at + CAPTURES.length());
            }
        }
        return resource.path("id").asText();
    }

    private List<String> ofCaptures(Set<String> captures, Deadline deadline) throws ProviderException {
        List<String> orders = new ArrayList<>();
        for (String capture : captures.stream().limit(MOST).toList()) {
            ofCapture(capture, deadline).filter(id -> !orders.contains(id)).ifPresent(orders::add);
        }
        return orders;
    }

    private Optional<String> ofCapture(String capture, Deadline deadline) throws ProviderException {
        if (!Orders.isId(capture)) {
            return Optional.empty();
        }
        try {
            return ids(relatedOrder(api.get(CAPTURES + capture, deadline))).stream()
                    .findFirst();
        } catch (ProviderException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> ids(JsonNode id) {
        return Orders.isId(id.asText()) ? List.of(id.asText()) : List.of();
    }
}
