package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Asks PayPal whether a webhook call is its own. The event goes back byte by byte: PayPal signs the bytes, and JSON that
 * was read and written again has others (paypal/PayPal-Python-SDK issues 175 and 196).
 */
final class Postback implements Signatures {

    private static final String PATH = "/v1/notifications/verify-webhook-signature";

    private final String webhookId;
    private final PayPalApi api;

    Postback(String webhookId, PayPalApi api) {
        this.webhookId = webhookId;
        this.api = api;
    }

    @Override
    public void verify(Transmission transmission, byte[] body, Deadline deadline) throws ProviderException {
        JsonNode answer;
        try {
            answer = api.post(PATH, null, question(transmission, body), deadline);
        } catch (ProviderException e) {
            throw isRefusal(e.reason())
                    ? new ProviderException(e.outcome(), Reason.FORGED, e.code(), e.trace(), null, e)
                    : e;
        }
        switch (answer.path("verification_status").asText()) {
            case "SUCCESS" -> {}
            case "FAILURE" -> throw Signatures.forged("VERIFICATION_FAILURE");
            default -> throw ProviderException.unknown(Reason.UNREADABLE, null);
        }
    }

    /** PayPal refuses the question itself where a forger has put odd things into the headers. */
    private static boolean isRefusal(Reason reason) {
        return switch (reason) {
            case REFUSED, NOT_FOUND, UNSUPPORTED, CUSTOMER_ACTION -> true;
            default -> false;
        };
    }

    private byte[] question(Transmission transmission, byte[] body) {
        ObjectNode head = JsonNodeFactory.instance
                .objectNode()
                .put("auth_algo", transmission.algorithm())
                .put("cert_url", transmission.certUrl())
                .put("transmission_id", transmission.id())
                .put("transmission_sig", transmission.signature())
                .put("transmission_time", transmission.time())
                .put("webhook_id", webhookId);
        String open = head.toString();
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        question.writeBytes(open.substring(0, open.length() - 1).getBytes(UTF_8));
        question.writeBytes(",\"webhook_event\":".getBytes(UTF_8));
        question.writeBytes(body);
        question.write('}');
        return question.toByteArray();
    }
}
