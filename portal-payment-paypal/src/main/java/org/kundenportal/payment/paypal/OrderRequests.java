package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.RefundRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes what is asked of PayPal. No items: their sums and taxes would have to add up in PayPal's rounding. */
final class OrderRequests {

    /** PayPal's for invoice, description and brand; it counts more than one for some characters, so we count bytes. */
    private static final int LINE = 127;

    private static final int NOTE = 255;

    /** Where a language has no country; PayPal asks for both. */
    private static final Map<String, String> COUNTRIES =
            Map.of("de", "DE", "en", "GB", "es", "ES", "fr", "FR", "it", "IT", "nl", "NL", "pl", "PL");

    private final LandingPage landingPage;

    OrderRequests(LandingPage landingPage) {
        this.landingPage = landingPage;
    }

    /** The body of a create call. */
    byte[] order(CheckoutRequest request) throws ProviderException {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("intent", "CAPTURE");
        ObjectNode unit = order.putArray("purchase_units").addObject();
        unit.put("reference_id", "default")
                .put("invoice_id", invoiceId(request))
                .put("custom_id", request.paymentId());
        putLine(unit, "description", request.description(), LINE);
        unit.set("amount", Amounts.write(request.amount()));

        ObjectNode context =
                order.putObject("payment_source").putObject("paypal").putObject("experience_context");
        putLine(context, "brand_name", request.merchant(), LINE);
        String locale = locale(request.language());
        if (locale != null) {
            context.put("locale", locale);
        }
        context.put("user_action", "PAY_NOW")
                .put("shipping_preference", "NO_SHIPPING")
                .put("landing_page", landingPage.page())
                .put("payment_method_preference", landingPage.methods())
                .put("return_url", request.returnUrl().toASCIIString())
                .put("cancel_url", request.cancelUrl().toASCIIString());
        return order.toString().getBytes(UTF_8);
    }

    /** The body of a refund call. Our key comes back with the refund; an invoice number would have to be a new one. */
    static byte[] refund(RefundRequest request) throws ProviderException {
        ObjectNode refund = JsonNodeFactory.instance.objectNode();
        refund.set("amount", Amounts.write(request.amount()));
        refund.put("custom_id", request.requestKey());
        putLine(refund, "note_to_payer", request.note(), NOTE);
        return refund.toString().getBytes(UTF_8);
    }

    /**
     * The reference, made unique by attempt: PayPal takes no second payment under one invoice number. The same attempt has
     * the same, so that PayPal refuses to take it twice even when it has forgotten the request's key.
     */
    private static String invoiceId(CheckoutRequest request) {
        String suffix = "-" + fingerprint(request.paymentId());
        return line(request.reference(), LINE - suffix.length()) + suffix;
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Language and country, null where PayPal would not understand; the customer's browser decides then. */
    private static String locale(Locale language) {
        String country = language.getCountry().length() == 2
                ? language.getCountry()
                : COUNTRIES.getOrDefault(language.getLanguage(), "");
        return language.getLanguage().length() == 2 && !country.isEmpty()
                ? language.getLanguage() + "-" + country
                : null;
    }

    private static void putLine(ObjectNode node, String name, String text, int bytes) {
        String line = text == null ? "" : line(text, bytes);
        if (!line.isEmpty()) {
            node.put(name, line);
        }
    }

    /** The text in one line, cut to a number of bytes between two characters. */
    private static String line(String text, int bytes) {
        StringBuilder line = new StringBuilder();
        int left = bytes;
        for (int character : text.strip().codePoints().toArray()) {
            String next = Character.isISOControl(character) ? " " : Character.toString(character);
            left -= next.getBytes(UTF_8).length;
            if (left < 0) {
                break;
            }
            line.append(next);
        }
        return line.toString();
    }
}
