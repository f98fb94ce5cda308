package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** The page on which the customer agrees, gives up, or agrees with a means of payment that will be declined. */
final class FakePage {

    private FakePage() {}

    static String of(JsonNode order) {
        JsonNode unit = order.path("purchase_units").path(0);
        String id = order.path("id").asText();
        String amount = unit.path("amount").path("value").asText() + " "
                + unit.path("amount").path("currency_code").asText();
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Fake PayPal</title></head>
                <body>
                <h1>Fake PayPal</h1>
                <p id="amount">%s</p>
                <p id="description">%s</p>
                <p id="invoice">%s</p>
                <form method="post">
                <button id="approve" formaction="/checkoutnow/approve?token=%s">Pay now</button>
                <button id="decline" formaction="/checkoutnow/decline?token=%s">Pay with a card that is declined</button>
                <button id="cancel" formaction="/checkoutnow/cancel?token=%s">Give up</button>
                </form>
                </body></html>
                """
                .formatted(
                        escaped(amount),
                        escaped(unit.path("description").asText()),
                        escaped(unit.path("invoice_id").asText()),
                        id,
                        id,
                        id);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
