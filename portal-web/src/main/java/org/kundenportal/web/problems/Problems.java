package org.kundenportal.web.problems;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.web.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words refusals in the language of the caller. Thread-safe. */
public final class Problems {

    /** Request attribute: the language of the customer whose session the request has. */
    public static final String CUSTOMER_LANGUAGE = "org.kundenportal.web.language";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration WAIT_FOR_START = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_RATE = Duration.ofSeconds(60);

    private final Supplier<String> defaultLanguage;

    /** @param defaultLanguage for callers that name none; may answer null */
    public Problems(Supplier<String> defaultLanguage) {
        this.defaultLanguage = defaultLanguage;
    }

    /** Words problems in the language that the caller asks for, else in German. */
    public Problems() {
        this(() -> null);
    }

    /** The refusal in words. */
    public Problem of(HttpServletRequest request, PortalException refusal) {
        String code = refusal.code().name();
        String language = language(request);
        return new Problem(
                "urn:kundenportal:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                ProblemTexts.text(language, "title", code),
                Statuses.of(refusal.code()),
                code,
                detail(language, refusal),
                violations(language, refusal.violations()),
                correlationId());
    }

    /** What is wrong with the first field may have a text of its own. */
    private static String detail(String language, PortalException refusal) {
        String code = refusal.code().name();
        return refusal.violations().stream()
                .findFirst()
                .flatMap(first -> ProblemTexts.find(language, "detail", code + "." + first.code()))
                .orElseGet(() -> ProblemTexts.text(language, "detail", code));
    }

    /** Answers with the refusal, unless the answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, PortalException refusal)
            throws IOException {
        write(response, of(request, refusal), waitingTime(refusal));
    }

    /** Logs what nobody expected, once, and answers with nothing of it but the correlation id. */
    public void writeUnexpected(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        Problem problem = of(request, internalError());
        LOG.error("Unexpected failure [{}]", problem.correlationId(), failure);
        write(response, problem, null);
    }

    private static void write(HttpServletResponse response, Problem problem, Duration wait) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (wait != null) {
            response.setHeader("Retry-After", seconds(wait));
        }
        byte[] body = Json.write(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** How long the caller should wait; null if waiting does not help. */
    static Duration waitingTime(PortalException refusal) {
        if (refusal.retryAfter() != null) {
            return refusal.retryAfter();
        }
        return switch (Statuses.of(refusal.code())) {
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> WAIT_FOR_START;
            case 429 -> WAIT_FOR_RATE;
            default -> null;
        };
    }

    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    static PortalException ofStatus(int status) {
        return PortalException.of(Statuses.codeOf(status));
    }

    /** The language of answers to this request. */
    public String language(HttpServletRequest request) {
        String wanted = request.getHeader("Accept-Language");
        return (wanted == null ? Optional.<String>empty() : ProblemTexts.best(wanted))
                .orElseGet(() -> unasked(request));
    }

    private String unasked(HttpServletRequest request) {
        String customer = (String) request.getAttribute(CUSTOMER_LANGUAGE);
        if (ProblemTexts.has(customer)) {
            return customer;
        }
        String merchant = defaultLanguage.get();
        return ProblemTexts.has(merchant) ? merchant : ProblemTexts.LAST_RESORT;
    }

    private static List<Problem.FieldViolation> violations(String language, List<Violation> violations) {
        return violations.stream()
                .map(v -> new Problem.FieldViolation(
                        v.field(), v.code(), ProblemTexts.text(language, "violation", v.code())))
                .toList();
    }

    private static String correlationId() {
        byte[] id = new byte[8];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** The refusal that hides an unexpected failure. */
    static PortalException internalError() {
        return PortalException.of(ErrorCode.INTERNAL_ERROR);
    }
}
