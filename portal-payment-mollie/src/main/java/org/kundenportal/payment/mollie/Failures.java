package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/**
 * What it means when Mollie does not answer as it should. NOT_EXECUTED is said only where the call never left, or where
 * Mollie refused it for good.
 */
final class Failures {

    /** The code of a refund that Mollie takes for one that it has made already. */
    static final String DUPLICATE = "DUPLICATE";

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int LONGEST_CODE = 40;

    private Failures() {}

    /** No answer came. */
    static ProviderException lost(Throwable cause) {
        boolean neverLeft = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException;
        Outcome outcome = neverLeft ? Outcome.NOT_EXECUTED : Outcome.UNKNOWN;
        return new ProviderException(outcome, Reason.UNREACHABLE, null, null, null, cause);
    }

    /**
     * Another answer than success.
     *
     * @param error what Mollie says: {@code {status,title,detail,field?}}; missing if it is not JSON
     */
    static ProviderException of(int status, JsonNode error, HttpHeaders headers, Clock clock) {
        String code = Integer.toString(status);
        Duration pause = retryAfter(headers, clock);
        return switch (status) {
            // a key that was used for another request answers so, too: then something was done under it
            case 400 -> failure(Outcome.UNKNOWN, Reason.REFUSED, code, pause);
            case 401, 403 -> failure(Outcome.NOT_EXECUTED, Reason.CREDENTIALS, code, pause);
            case 404, 410 -> failure(Outcome.NOT_EXECUTED, Reason.NOT_FOUND, code, pause);
            case 409 -> conflict(error, code, pause);
            case 422 -> failure(Outcome.NOT_EXECUTED, Reason.REFUSED, field(error, code), pause);
            case 429 -> failure(Outcome.NOT_EXECUTED, Reason.BUSY, code, pause);
            default -> other(status, code, pause);
        };
    }

    /** Another call with the same key is under way, or it is a refund that looks like one before. */
    private static ProviderException conflict(JsonNode error, String code, Duration pause) {
        String detail = error.path("detail").asText().toLowerCase(Locale.ROOT);
        return detail.contains("duplicate")
                ? failure(Outcome.NOT_EXECUTED, Reason.REFUSED, DUPLICATE, pause)
                : failure(Outcome.UNKNOWN, Reason.BUSY, code, pause);
    }

    private static ProviderException other(int status, String code, Duration pause) {
        if (status >= 500 || status == 408) {
            return failure(Outcome.UNKNOWN, Reason.UNREACHABLE, code, pause);
        }
        return status >= 400
                ? failure(Outcome.NOT_EXECUTED, Reason.REFUSED, code, pause)
                : failure(Outcome.UNKNOWN, Reason.UNREADABLE, code, pause);
    }

    private static String field(JsonNode error, String code) {
        String field =
                error.path("field").asText().replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        return field.isEmpty() || field.length() > LONGEST_CODE ? code : field;
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. */
    private static Duration retryAfter(HttpHeaders headers, Clock clock) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        try {
            Duration pause = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            if (pause.isNegative()) {
                return Duration.ZERO;
            }
            return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeException e) {
            // absent, or no date: it does not say
            return null;
        }
    }

    private static ProviderException failure(Outcome outcome, Reason reason, String code, Duration pause) {
        return new ProviderException(outcome, reason, code, null, pause, null);
    }
}
