package org.kundenportal.payment.mollie.fake;

/**
 * A call of the API and its answer.
 *
 * @param path with its query
 * @param request the body, empty if there is none
 * @param key the {@code Idempotency-Key}, null if there is none
 * @param response the body
 */
public record Exchange(
        Operation operation, String path, String request, String key, int status, String response, boolean replayed) {}
