package org.kundenportal.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The portal refuses a request for a reason that the caller can act on. It is the one exception that API methods throw
 * for business reasons; it is never logged, carries no text of its own for people (the web layer words the code in the
 * caller's language) and has no stack trace.
 */
public final class PortalException extends RuntimeException {

    private final ErrorCode code;
    private final transient List<Violation> violations;
    private final transient Duration retryAfter;

    private PortalException(ErrorCode code, List<Violation> violations, Duration retryAfter) {
        super(violations.isEmpty() ? code.name() : code + " " + violations, null, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** A refusal without further detail. */
    public static PortalException of(ErrorCode code) {
        return new PortalException(code, List.of(), null);
    }

    /** A refusal that ends by itself after the given time. */
    public static PortalException retryAfter(ErrorCode code, Duration retryAfter) {
        return new PortalException(code, List.of(), retryAfter);
    }

    /** What does not exist and what the caller may not see: {@link ErrorCode#NOT_FOUND}. */
    public static PortalException notFound() {
        return of(ErrorCode.NOT_FOUND);
    }

    /** {@link ErrorCode#INVALID_REQUEST} because of one field. */
    public static PortalException invalid(String field, String code) {
        return invalid(List.of(new Violation(field, code)));
    }

    /** {@link ErrorCode#INVALID_REQUEST} because of all the given fields. */
    public static PortalException invalid(List<Violation> violations) {
        return new PortalException(ErrorCode.INVALID_REQUEST, violations, null);
    }

    /** The given refusal, pointing at fields. */
    public static PortalException of(ErrorCode code, Violation... violations) {
        return new PortalException(code, List.of(violations), null);
    }

    /** Why; never null. */
    public ErrorCode code() {
        return code;
    }

    /** Which fields are wrong; empty if the refusal is not about fields. */
    public List<Violation> violations() {
        return violations;
    }

    /** How long to wait before the same request can succeed; null if waiting does not help. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
