package org.kundenportal.payment.paypal;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/** The HTTP client of a component: no redirects, limits of time and size, threads of its own. */
final class Http implements AutoCloseable {

    /**
     * How long one waits.
     *
     * @param connect for a connection
     * @param request for all of an answer
     * @param operation for all calls of an operation of the gateway
     */
    record Limits(Duration connect, Duration request, Duration operation) {

        /** An operation has to end within half a minute. */
        static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(28));
    }

    private final Limits limits;
    private final ExecutorService threads;
    private final HttpClient client;

    Http(Limits limits) {
        this.limits = limits;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "kundenportal-paypal");
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
    }

    /** The time that an operation has, from now on. */
    Deadline deadline() {
        return Deadline.in(limits.operation());
    }

    /**
     * Sends a request and takes all of the answer.
     *
     * @throws ProviderException UNREACHABLE, UNREADABLE if the answer is too large; NOT_EXECUTED if the request surely
     *     never left
     */
    HttpResponse<byte[]> send(HttpRequest request, Deadline deadline) throws ProviderException {
        CompletableFuture<HttpResponse<byte[]>> answer = begin(request);
        try {
            // the timeout of a request would end with the headers of the answer
            return answer.get(deadline.nanosLeft(limits.request()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ProviderException.unknown(Reason.UNREACHABLE, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ProviderException.unknown(Reason.UNREACHABLE, e);
        }
    }

    private static ProviderException failure(Throwable cause) {
        if (cause instanceof CappedBody.TooLarge) {
            return ProviderException.unknown(Reason.UNREADABLE, cause);
        }
        boolean neverLeft = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        return unreachable(neverLeft ? Outcome.NOT_EXECUTED : Outcome.UNKNOWN, cause);
    }

    /** Hands the request over; refused once the component was stopped. */
    private CompletableFuture<HttpResponse<byte[]>> begin(HttpRequest request) throws ProviderException {
        try {
            return client.sendAsync(request, head -> new CappedBody());
        } catch (RejectedExecutionException e) {
            throw unreachable(Outcome.NOT_EXECUTED, e);
        }
    }

    private static ProviderException unreachable(Outcome outcome, Throwable cause) {
        return new ProviderException(outcome, Reason.UNREACHABLE, null, null, null, cause);
    }

    /** Ends the threads; what is under way fails. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
