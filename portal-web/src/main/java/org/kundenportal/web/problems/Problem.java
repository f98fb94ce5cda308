package org.kundenportal.web.problems;

import java.util.List;

/**
 * A refusal as it travels (RFC 9457).
 *
 * @param type stable name of the code as URI
 * @param title what the code means, in the caller's language
 * @param status the HTTP status
 * @param code stable name that callers decide by
 * @param detail what the caller can do about it, in the caller's language
 * @param violations which fields are wrong, possibly none
 * @param correlationId by which the log names the same failure
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<FieldViolation> violations,
        String correlationId) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with one field.
     *
     * @param field its path in the body, or the name of the parameter
     * @param code stable name of the rule
     * @param message the rule in the caller's language
     */
    public record FieldViolation(String field, String code, String message) {}
}
