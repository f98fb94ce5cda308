package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.CheckoutRequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OrderRequestsTest {

    private static JsonNode written(String reference, String description, String merchant, String language)
            throws Exception {
        CheckoutRequest request = new CheckoutRequest(
                "p-1",
                Money.of("119.00", "EUR"),
                reference,
                description,
                merchant,
                Locale.forLanguageTag(language),
                URI.create("https://portal.example/ä?x=1"),
                URI.create("https://portal.example/canceled"),
                null);
        return new ObjectMapper().readTree(new OrderRequests(LandingPage.ACCOUNT).order(request));
    }

    private static JsonNode unit(JsonNode order) {
        return order.path("purchase_units").path(0);
    }

    private static JsonNode context(JsonNode order) {
        return order.path("payment_source").path("paypal").path("experience_context");
    }

    @ParameterizedTest
    @CsvSource({
        "de, de-DE",
        "de-AT, de-AT",
        "en, en-GB",
        "en-US, en-US",
        "ja, ''",
        "und, ''",
        "ja-JP, ja-JP",
        "zh-Hant-TW, zh-TW"
    })
    @DisplayName("PayPal is told language and country, or nothing")
    void locales(String language, String locale) throws Exception {
        assertThat(context(written("R", "D", "M", language)).path("locale").asText())
                .isEqualTo(locale);
    }

    @Test
    @DisplayName("Texts are one line, cut to PayPal's bytes between two characters, and left out where nothing is left")
    void lines() throws Exception {
        JsonNode order = written("ü".repeat(64), "Zeile 1\r\n" + "\uD83D\uDE00".repeat(100), "\n \t", "de");
        String description = unit(order).path("description").asText();
        assertThat(description).startsWith("Zeile 1  \uD83D\uDE00").endsWith("\uD83D\uDE00");
        assertThat(description.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(127).hasSizeGreaterThan(123);
        String invoice = unit(order).path("invoice_id").asText();
        assertThat(invoice).startsWith("üüü").matches(".*-[0-9a-f]{10}");
        assertThat(invoice.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(127);
        assertThat(context(order).has("brand_name")).isFalse();
        assertThat(context(order).path("return_url").asText()).isEqualTo("https://portal.example/%C3%A4?x=1");
    }

    @Test
    @DisplayName("The invoice number belongs to the attempt, not to the call")
    void invoiceIds() throws Exception {
        assertThat(unit(written("R", "D", null, "de")).path("invoice_id"))
                .isEqualTo(unit(written("R", "E", "M", "en")).path("invoice_id"));
        assertThat(unit(written("R", "D", null, "de")).path("custom_id").asText())
                .isEqualTo("p-1");
    }
}
