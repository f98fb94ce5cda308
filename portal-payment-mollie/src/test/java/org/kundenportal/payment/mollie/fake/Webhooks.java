package org.kundenportal.payment.mollie.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Reports to the addresses that came with payments: a form with the id, as Mollie sends it, one after the other. Addresses
 * beyond this machine are left alone. Thread-safe.
 */
final class Webhooks {

    /** Mollie waits so long for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final ExecutorService sender;
    private final HttpClient client;
    private final List<Report> waiting = new ArrayList<>();
    private boolean held;

    /** News of a payment. */
    private record Report(String address, String id) {}

    /** @param sender does one thing after the other */
    Webhooks(ExecutorService sender) {
        this.sender = sender;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .executor(Runnable::run)
                .build();
    }

    synchronized void hold() {
        held = true;
    }

    /** Sends what was held, and what was not taken before. */
    synchronized void release() {
        held = false;
        List<Report> again = List.copyOf(waiting);
        waiting.clear();
        again.forEach(report -> sender.execute(() -> deliver(report)));
    }

    /** @param address null if none was given */
    synchronized void report(String address, String id) {
        if (address == null) {
            return;
        }
        Report report = new Report(address, id);
        if (held) {
            waiting.add(report);
        } else {
            sender.execute(() -> deliver(report));
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void deliver(Report report) {
        if (send(report.address, report.id) != 200) {
            synchronized (this) {
                waiting.add(report);
            }
        }
    }

    /** The answer's status, 0 if there is none. */
    int send(String address, String id) {
        URI target = URI.create(address);
        if (!List.of("127.0.0.1", "localhost").contains(target.getHost())) {
            return 0;
        }
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Mollie.nl HTTP client/1.0")
                .POST(BodyPublishers.ofString("id=" + id))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
