package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.RefundRequest;

/**
 * Writes what we ask Mollie for. A request has the same text with every call, else Mollie refuses its key.
 */
final class Requests {

    /** Mollie, "Create payment": longer descriptions are refused. */
    private static final int LONGEST_DESCRIPTION = 255;

    private final boolean molliesHere;

    /** @param account if Mollie is on this machine, it reaches local addresses */
    Requests(Account account) {
        molliesHere = Hosts.isLoopback(account.base());
    }

    ObjectNode payment(CheckoutRequest request) throws ProviderException {
        ObjectNode body = common(request)
                .put("redirectUrl", request.returnUrl().toString())
                .put("cancelUrl", request.cancelUrl().toString());
        String locale = Locales.find(request.language());
        if (locale != null) {
            body.put("locale", locale);
        }
        body.putObject("metadata").put("paymentId", request.paymentId()).put("reference", request.reference());
        return body;
    }

    ObjectNode link(CheckoutRequest request, Instant expires) throws ProviderException {
        return common(request)
                .put("redirectUrl", linkReturn(request))
                .put("reusable", false)
                .put("expiresAt", expires.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    ObjectNode refund(RefundRequest request) throws ProviderException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("amount", Amounts.write(request.amount()));
        if (request.note() != null) {
            body.put("description", shortened(request.note()));
        }
        body.putObject("metadata").put("requestKey", request.requestKey());
        return body;
    }

    /**
     * Where the customer returns to from a link. Links carry no data of ours, so this address is by which one is found
     * again: it always has the payment's id.
     */
    static String linkReturn(CheckoutRequest request) {
        URI address = request.returnUrl();
        String text = address.toString();
        Pattern id = Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(request.paymentId()) + "(?![A-Za-z0-9-])");
        if (id.matcher(text).find()) {
            return text;
        }
        int end = text.indexOf('#') < 0 ? text.length() : text.indexOf('#');
        char separator = address.getRawQuery() == null ? '?' : '&';
        return text.substring(0, end) + separator + "payment=" + request.paymentId() + text.substring(end);
    }

    private ObjectNode common(CheckoutRequest request) throws ProviderException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("amount", Amounts.write(request.amount()));
        body.put("description", description(request));
        URI news = request.notifyUrl();
        // Mollie refuses addresses that it cannot reach
        if (news != null && (molliesHere || !Hosts.isLocal(news))) {
            body.put("webhookUrl", news.toString());
        }
        return body;
    }

    /** The reference stands first, because banks cut the end off. */
    private static String description(CheckoutRequest request) {
        String text = request.description();
        return shortened(text.contains(request.reference()) ? text : request.reference() + " " + text);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_DESCRIPTION - 1))
                ? LONGEST_DESCRIPTION - 1
                : LONGEST_DESCRIPTION;
        return text.substring(0, end);
    }
}
