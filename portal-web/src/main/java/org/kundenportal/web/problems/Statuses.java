package org.kundenportal.web.problems;

import org.kundenportal.api.ErrorCode;

/** Which HTTP status a refusal has, and which refusal a bare status means. */
final class Statuses {

    private Statuses() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST, UNKNOWN_FIELD, MALFORMED_JSON, FORGED_WEBHOOK -> 400;
            case NO_SESSION, WRONG_CREDENTIALS -> 401;
            case FORBIDDEN,
                    ACTION_NOT_RELEASED,
                    FILE_DOWNLOAD_OFF,
                    ORDER_STATE,
                    DOWNLOAD_PERIOD_OVER,
                    DOWNLOAD_LIMIT,
                    WAIVER_REQUIRED,
                    VIEW_ONLY,
                    CODE_REQUIRED,
                    WRONG_CODE,
                    CROSS_ORIGIN,
                    INVOICE_DOWNLOAD_OFF -> 403;
            case NOT_FOUND, NO_INVOICE -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONCURRENT_CHANGE,
                    PORTAL_DISABLED,
                    ALREADY_RESOLVED,
                    NO_EMAIL_ADDRESS,
                    ALREADY_DECIDED,
                    ESTIMATE_EXPIRED,
                    DOCUMENT_CHANGED,
                    NOT_DECIDED,
                    NOTHING_TO_PAY,
                    PAYMENT_IN_PROGRESS,
                    NOT_CANCELABLE,
                    NOT_REFUNDABLE,
                    REFUND_IN_PROGRESS,
                    PROVIDER_REFUSED,
                    FILE_NOT_STAMPABLE,
                    WAIVER_CHANGED,
                    WAIVER_OFF,
                    STORAGE_UNUSABLE,
                    CUSTOMER_MISMATCH,
                    CONNECTION_IN_USE,
                    IMAGE_IN_USE,
                    MAIL_CONTENT_DELETED -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID_MASTER_DATA,
                    UNKNOWN_CUSTOMER,
                    NOT_AN_EINVOICE,
                    ORDERS_NOT_IMPORTED,
                    NOT_A_PDF,
                    NOT_AN_IMAGE,
                    TOO_MANY_DOCUMENTS -> 422;
            case TOO_MANY_ATTEMPTS, RESEND_TOO_EARLY, TOO_MANY_REQUESTS -> 429;
            case INTERNAL_ERROR -> 500;
            case STARTING, DATABASE_UNAVAILABLE, PROVIDER_UNAVAILABLE, STORAGE_UNAVAILABLE, DOWNLOAD_BUSY -> 503;
        };
    }

    static ErrorCode codeOf(int status) {
        return switch (status) {
            case 401 -> ErrorCode.NO_SESSION;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
        };
    }
}
