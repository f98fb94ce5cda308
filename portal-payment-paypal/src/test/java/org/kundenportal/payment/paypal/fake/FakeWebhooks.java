package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kundenportal.payment.paypal.fake.FakePayPal.Webhook;
import org.kundenportal.payment.paypal.fake.FakePayPal.Webhook.Header;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes, signs and delivers webhook calls; what is not taken is tried again, as PayPal does, only sooner. */
final class FakeWebhooks implements AutoCloseable {

    private static final int TRIES = 25;

    private final String certUrl;
    private final ScheduledExecutorService thread;
    private final HttpClient client;
    private volatile URI target;
    private volatile boolean signed = true;

    FakeWebhooks(URI base) {
        certUrl = base + FakePayPal.CERTIFICATE_PATH;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "fake-paypal-webhooks");
            daemon.setDaemon(true);
            return daemon;
        });
        client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    void deliverTo(URI url, boolean validly) {
        target = url;
        signed = validly;
    }

    void happened(String type, String resourceType, JsonNode resource) {
        URI url = target;
        if (url != null) {
            Webhook webhook = webhook(type, resourceType, resource, Instant.now());
            Webhook sent = signed ? webhook : forged(webhook);
            thread.execute(() -> deliver(url, sent, TRIES));
        }
    }

    private void deliver(URI url, Webhook webhook, int tries) {
        if (!isTaken(url, webhook) && tries > 1 && !thread.isShutdown()) {
            var unused = thread.schedule(() -> deliver(url, webhook, tries - 1), 1, TimeUnit.SECONDS);
        }
    }

    private boolean isTaken(URI url, Webhook webhook) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(webhook.body()));
        webhook.headers().forEach(header -> request.header(header.name(), header.value()));
        try {
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    Webhook webhook(String type, String resourceType, JsonNode resource, Instant at) {
        String eventId = "WH-" + UUID.randomUUID();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", eventId)
                .put("event_version", "1.0")
                .put("create_time", at.toString())
                .put("resource_type", resourceType)
                .put("event_type", type)
                .put("summary", "Für Tests: " + type);
        event.set("resource", resource);
        // spaces and an umlaut: bytes that reading and writing again would not keep
        String body = event.toPrettyString();
        String id = UUID.randomUUID().toString();
        String time = at.toString();
        return new Webhook(
                List.of(
                        new Header("PAYPAL-TRANSMISSION-ID", id),
                        new Header("PAYPAL-TRANSMISSION-TIME", time),
                        new Header(
                                "PAYPAL-TRANSMISSION-SIG",
                                FakeSigner.INSTANCE.sign(id, time, FakePayPal.WEBHOOK_ID, body.getBytes(UTF_8))),
                        new Header("PAYPAL-CERT-URL", certUrl),
                        new Header("PAYPAL-AUTH-ALGO", "SHA256withRSA")),
                body);
    }

    /** The same with another body. */
    static Webhook forged(Webhook webhook) {
        String body = webhook.body().replace("\"resource\"", "\"forged\" : true,\n  \"resource\"");
        return new Webhook(webhook.headers(), body);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
