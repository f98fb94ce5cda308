package org.kundenportal.payment.paypal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.WebhookCall;

/**
 * What the headers of a webhook call claim.
 *
 * @param time as it stands in the header, which is what is signed
 * @param at the same as an instant
 */
record Transmission(String id, String time, Instant at, String signature, String certUrl, String algorithm) {

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,1000}");

    /** Reads the headers, empty if one is missing or odd. */
    static Optional<Transmission> of(WebhookCall call) {
        Optional<String> id = header(call, "paypal-transmission-id");
        Optional<String> time = header(call, "paypal-transmission-time");
        Optional<String> signature = header(call, "paypal-transmission-sig");
        Optional<String> certUrl = header(call, "paypal-cert-url");
        Optional<String> algorithm = header(call, "paypal-auth-algo");
        if (id.isEmpty() || time.isEmpty() || signature.isEmpty() || certUrl.isEmpty() || algorithm.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Transmission(
                    id.get(),
                    time.get(),
                    OffsetDateTime.parse(time.get()).toInstant(),
                    signature.get(),
                    certUrl.get(),
                    algorithm.get()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(WebhookCall call, String name) {
        return call.header(name).filter(value -> VISIBLE.matcher(value).matches());
    }
}
