package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * Mollie's API over HTTP, in one account. Redirections are not followed, answers are read up to a size, and nothing is
 * logged. Thread-safe.
 */
final class MollieApi {

    /** A page of 250 payments has about 500 kB. */
    private static final int MOST_BYTES = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final Account account;
    private final Patience patience;
    private final Clock clock;

    MollieApi(HttpClient client, Account account, Patience patience, Clock clock) {
        this.client = client;
        this.account = account;
        this.patience = patience;
        this.clock = clock;
    }

    /** When an operation that begins now has to be over. */
    Deadline begin() {
        return patience.begin();
    }

    /** @param path with its query, after the base */
    JsonNode get(String path, Deadline deadline) throws ProviderException {
        return exchange(request(path).GET(), deadline);
    }

    /** @param subject what is made: its key is the same with every call for it, {@link #key} */
    JsonNode post(String path, String subject, JsonNode body, Deadline deadline) throws ProviderException {
        return exchange(
                json(request(path).POST(BodyPublishers.ofString(body.toString())))
                        .header("Idempotency-Key", key(subject)),
                deadline);
    }

    JsonNode patch(String path, JsonNode body, Deadline deadline) throws ProviderException {
        return exchange(json(request(path).method("PATCH", BodyPublishers.ofString(body.toString()))), deadline);
    }

    /** In the form of a UUID, as Mollie recommends; the same of one subject. */
    static String key(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(account.base() + path))
                .header("Authorization", "Bearer " + account.key())
                .header("Accept", "application/hal+json")
                .header("User-Agent", "Kundenportal");
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private JsonNode exchange(HttpRequest.Builder request, Deadline deadline) throws ProviderException {
        Duration wait = deadline.left(patience.request());
        if (wait.isZero() || wait.isNegative()) {
            throw Failures.lost(new HttpTimeoutException("no time left"));
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), info -> new CappedBody(MOST_BYTES));
        try {
            // the client's own timeout ends with the headers; this one counts the body, too
            return read(answer.get(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw Failures.lost(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw Failures.lost(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw Failures.lost(e);
        }
    }

    private JsonNode read(HttpResponse<byte[]> answer) throws ProviderException {
        int status = answer.statusCode();
        JsonNode body = parse(answer.body());
        if (status / 100 != 2) {
            throw Failures.of(status, body, answer.headers(), clock);
        }
        if (!body.isObject()) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        return body;
    }

    /** Missing if it is no JSON. */
    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
