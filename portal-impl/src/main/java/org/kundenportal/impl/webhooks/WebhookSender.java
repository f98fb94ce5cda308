package org.kundenportal.impl.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Sends one signed request and tells how it was answered. Redirections are not followed, and of an answer only its status
 * is read. Thread-safe.
 */
final class WebhookSender {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Duration timeout;

    /** @param timeout for the whole exchange */
    WebhookSender(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * A signed message.
     *
     * @param id the same with every attempt
     * @param secrets that sign it
     */
    record Message(URI address, String id, String body, List<WebhookSecret> secrets) {}

    Answer send(Message message, Instant now) {
        try {
            if (!WebhookAddress.isAllowed(
                    InetAddress.getAllByName(message.address().getHost()))) {
                return Answer.failed("ADDRESS_REFUSED");
            }
            HttpResponse<InputStream> response =
                    client.send(request(message, now), HttpResponse.BodyHandlers.ofInputStream());
            // whatever else it says, nobody waits for
            response.body().close();
            return Answer.of(response.statusCode());
        } catch (HttpTimeoutException e) {
            return Answer.failed("TIMEOUT");
        } catch (SSLException e) {
            return Answer.failed("TLS");
        } catch (IOException e) {
            return Answer.failed("UNREACHABLE");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("UNREACHABLE");
        }
    }

    private HttpRequest request(Message message, Instant now) {
        String signatures = message.secrets().stream()
                .map(secret -> secret.sign(message.id(), now, message.body()))
                .collect(Collectors.joining(" "));
        return HttpRequest.newBuilder(message.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Kundenportal")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", signatures)
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
    }
}
