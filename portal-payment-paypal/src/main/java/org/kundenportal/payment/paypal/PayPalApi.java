package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of PayPal's API, each with an access token; one that is no longer taken is replaced once. */
final class PayPalApi {

    private static final Logger LOG = LoggerFactory.getLogger(PayPalApi.class);

    private final Http http;
    private final URI base;
    private final AccessTokens tokens;
    private final Clock clock;

    PayPalApi(Http http, URI base, AccessTokens tokens, Clock clock) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The time that an operation has, from now on. */
    Deadline deadline() {
        return http.deadline();
    }

    /** Finds out whether the credentials are right. */
    void authenticate() throws ProviderException {
        tokens.renew(deadline());
    }

    /** Reads something. A failure is always NOT_EXECUTED, as reading does nothing. */
    JsonNode get(String path, Deadline deadline) throws ProviderException {
        try {
            return call(request(path).GET(), deadline);
        } catch (ProviderException e) {
            throw withOutcome(Outcome.NOT_EXECUTED, e);
        }
    }

    /**
     * Does something, once for each key.
     *
     * @param key PayPal's request id; null if nothing is done that could be done twice
     */
    JsonNode post(String path, String key, byte[] body, Deadline deadline) throws ProviderException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("PayPal-Request-Id", key);
        }
        return call(request, deadline);
    }

    /** The same failure, where more is known of whether something has happened. */
    static ProviderException withOutcome(Outcome outcome, ProviderException e) {
        return e.outcome() == outcome
                ? e
                : new ProviderException(outcome, e.reason(), e.code(), e.trace(), e.retryAfter(), e);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(Answers.under(base, path)).header("Accept", "application/json");
    }

    private JsonNode call(HttpRequest.Builder request, Deadline deadline) throws ProviderException {
        String token = tokens.get(deadline);
        HttpResponse<byte[]> answer = send(request, token, deadline);
        if (answer.statusCode() == 401) {
            tokens.drop(token);
            answer = send(request, tokens.get(deadline), deadline);
        }
        return Answers.json(answer, clock);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String token, Deadline deadline)
            throws ProviderException {
        HttpRequest built =
                request.copy().header("Authorization", "Bearer " + token).build();
        HttpResponse<byte[]> answer = http.send(built, deadline);
        LOG.debug(
                "{} {} answered {} (paypal-debug-id {})",
                built.method(),
                built.uri().getPath(),
                answer.statusCode(),
                Answers.trace(answer));
        return answer;
    }
}
