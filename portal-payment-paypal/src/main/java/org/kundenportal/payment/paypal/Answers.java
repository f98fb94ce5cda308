package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

/** Reads what PayPal answers: JSON, or why not. */
final class Answers {

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What a code may look like before it goes into an exception's text. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_.]{1,80}");

    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private Answers() {}

    /** An address of the API. */
    static URI under(URI base, String path) {
        return URI.create(base + path);
    }

    /**
     * The body of an answer that says yes.
     *
     * @throws ProviderException NOT_EXECUTED if it says no, UNKNOWN if it says neither
     */
    static JsonNode json(HttpResponse<byte[]> answer, Clock clock) throws ProviderException {
        int status = answer.statusCode();
        Optional<JsonNode> body = parsed(answer.body());
        if (status >= 200 && status < 300) {
            return body.orElseThrow(() -> failure(answer, Outcome.UNKNOWN, Reason.UNREADABLE, null, clock));
        }
        String code = code(body.orElse(MissingNode.getInstance()));
        if (status >= 400 && status < 500 && status != 408) {
            Issues.Meaning meaning = Issues.meaning(status, code);
            throw failure(answer, meaning.outcome(), meaning.reason(), code, clock);
        }
        throw failure(answer, Outcome.UNKNOWN, status >= 400 ? Reason.UNREACHABLE : Reason.UNREADABLE, code, clock);
    }

    /** A JSON object in strict UTF-8 and nothing else; empty if it is not that. */
    static Optional<JsonNode> parsed(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** By which PayPal's support finds a call, null if the answer has none. */
    static String trace(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("paypal-debug-id")
                .filter(trace -> TRACE.matcher(trace).matches())
                .orElse(null);
    }

    /** PayPal's most exact word for what is wrong, null if there is none. */
    private static String code(JsonNode error) {
        for (JsonNode code :
                new JsonNode[] {error.path("details").path(0).path("issue"), error.path("name"), error.path("error")}) {
            String text = code.asText().toUpperCase(Locale.ROOT);
            if (CODE.matcher(text).matches()) {
                return text;
            }
        }
        return null;
    }

    private static ProviderException failure(
            HttpResponse<byte[]> answer, Outcome outcome, Reason reason, String code, Clock clock) {
        return new ProviderException(outcome, reason, code, trace(answer), retryAfter(answer, clock), null);
    }

    /** Seconds or a date (RFC 9110, 10.2.3), null if there is neither. */
    private static Duration retryAfter(HttpResponse<byte[]> answer, Clock clock) {
        String text = answer.headers().firstValue("Retry-After").orElse("");
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
