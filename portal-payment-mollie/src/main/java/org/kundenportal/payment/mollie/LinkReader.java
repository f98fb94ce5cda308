package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;

/**
 * Folds a payment link and all that customers tried by it into one payment: that of the attempt that came furthest. Failed
 * attempts leave it open, because the page can be opened again.
 */
final class LinkReader {

    /** Clocks differ: a link counts as expired only when it is so by every clock. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** What decides about the whole, strongest first. */
    private static final List<State> DECIDING = List.of(State.PAID, State.AUTHORIZED, State.PENDING, State.OPEN);

    private LinkReader() {}

    /** @param attempts the payments that were begun by the link */
    static ProviderPayment fold(JsonNode link, List<ProviderPayment> attempts, Instant now) throws ProviderException {
        Optional<ProviderPayment> deciding = attempts.stream()
                .filter(attempt -> DECIDING.contains(attempt.state()))
                .min(Comparator.comparing(attempt -> DECIDING.indexOf(attempt.state())));
        State closed = closed(link, now);
        State state = deciding.map(ProviderPayment::state).orElse(closed == null ? State.OPEN : closed);
        return new ProviderPayment(
                PaymentReader.id(link),
                state,
                Amounts.read(link.path("amount")),
                state == State.OPEN && closed == null
                        ? PaymentReader.page(link.path("_links").path("paymentLink"))
                        : null,
                deciding.map(ProviderPayment::method).orElse(null),
                deciding.map(ProviderPayment::reason).orElse(null),
                transactions(attempts));
    }

    /** How its page was closed, null while it can be opened. */
    private static State closed(JsonNode link, Instant now) throws ProviderException {
        if (link.path("archived").asBoolean()) {
            return State.CANCELED;
        }
        Instant expires = PaymentReader.instant(link.path("expiresAt"));
        return expires != null && expires.plus(GRACE).isBefore(now) ? State.EXPIRED : null;
    }

    private static List<ProviderTransaction> transactions(List<ProviderPayment> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.transactions().stream())
                .sorted(Comparator.comparing(ProviderTransaction::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
