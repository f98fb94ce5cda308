package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * The access token of some credentials, asked for once and kept until shortly before its end: PayPal refuses clients that
 * ask for each call. Those that need it at the same time wait for one answer, and share its failure.
 */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration FOR_A_FLIGHT = Duration.ofSeconds(20);

    /** What may stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private record Token(String text, Instant until) {}

    private final Http http;
    private final Credentials credentials;
    private final Clock clock;
    private Token current;
    private CompletableFuture<Token> flight;

    AccessTokens(Http http, Credentials credentials, Clock clock) {
        this.http = http;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * A token that is good for now.
     *
     * @throws ProviderException NOT_EXECUTED whatever it is, as nothing was asked of PayPal yet
     */
    String get(Deadline deadline) throws ProviderException {
        CompletableFuture<Token> awaited;
        boolean mine = false;
        synchronized (this) {
            if (isGood()) {
                return current.text;
            }
            if (flight == null) {
                flight = new CompletableFuture<>();
                mine = true;
            }
            awaited = flight;
        }
        if (mine) {
            fly(awaited, deadline);
        }
        return landed(awaited, deadline);
    }

    /** A new token, whether or not there is one: this finds out whether the credentials are right. */
    void renew(Deadline deadline) throws ProviderException {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        synchronized (this) {
            flight = mine;
        }
        fly(mine, deadline);
        landed(mine, deadline);
    }

    /** Forgets a token that PayPal no longer takes. */
    synchronized void drop(String token) {
        if (current != null && current.text.equals(token)) {
            current = null;
        }
    }

    /** Whether there is no good token, and nobody waits for one. */
    synchronized boolean areOver() {
        return flight == null && !isGood();
    }

    private boolean isGood() {
        return current != null && clock.instant().isBefore(current.until);
    }

    private void fly(CompletableFuture<Token> mine, Deadline deadline) {
        try {
            Token token = ask(deadline);
            land(mine, token);
            mine.complete(token);
        } catch (ProviderException | RuntimeException | Error e) {
            // whatever it is: those who wait must not wait for ever, nor all who come later
            land(mine, null);
            mine.completeExceptionally(e);
        }
    }

    private synchronized void land(CompletableFuture<Token> mine, Token token) {
        if (token != null) {
            current = token;
        }
        if (flight == mine) {
            flight = null;
        }
    }

    private static String landed(CompletableFuture<Token> awaited, Deadline deadline) throws ProviderException {
        try {
            return awaited.get(deadline.nanosLeft(FOR_A_FLIGHT), TimeUnit.NANOSECONDS).text;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderException failure) {
                throw notExecuted(failure);
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw notExecuted(ProviderException.unknown(Reason.UNREACHABLE, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notExecuted(ProviderException.unknown(Reason.UNREACHABLE, e));
        }
    }

    private Token ask(Deadline deadline) throws ProviderException {
        HttpRequest request = HttpRequest.newBuilder(Answers.under(credentials.base(), "/v1/oauth2/token"))
                .header("Authorization", credentials.basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<byte[]> response = http.send(request, deadline);
        JsonNode answer = Answers.json(response, clock);
        String token = answer.path("access_token").asText();
        long seconds = answer.path("expires_in").asLong();
        if (!TOKEN.matcher(token).matches() || seconds <= 0) {
            throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
        Duration good = Duration.ofSeconds(Math.max(seconds - EARLY.toSeconds(), seconds / 2));
        return new Token(token, clock.instant().plus(good));
    }

    private static ProviderException notExecuted(ProviderException failure) {
        return new ProviderException(
                Outcome.NOT_EXECUTED,
                reason(failure.reason()),
                failure.code(),
                failure.trace(),
                failure.retryAfter(),
                failure);
    }

    /** Whatever else PayPal says to somebody who asks for a token: it does not let us in. */
    private static Reason reason(Reason of) {
        return switch (of) {
            case BUSY, UNREACHABLE, UNREADABLE -> of;
            default -> Reason.CREDENTIALS;
        };
    }
}
