package org.kundenportal.payment.mollie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("What Mollie's answers mean")
class ReadersTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode paid() throws Exception {
        return (ObjectNode)
                JSON.readTree(
                        """
                {"resource":"payment","id":"tr_1","status":"paid","amount":{"currency":"EUR","value":"119.00"},
                 "paidAt":"2026-11-21T12:00:00+01:00","method":"ideal","_links":{}}""");
    }

    @Test
    @DisplayName("What was taken is what was captured, where Mollie says so")
    void readsCaptures() throws Exception {
        ObjectNode payment = paid();
        assertThat(PaymentReader.read(payment).transactions().get(0).at()).isEqualTo("2026-11-21T11:00:00Z");
        payment.putObject("amountCaptured").put("currency", "EUR").put("value", "100.00");
        assertThat(PaymentReader.read(payment).transactions().get(0).amount()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"disputed\"}",
                "{\"id\":null}",
                "{\"id\":7}",
                "{\"amount\":{\"currency\":\"EUR\",\"value\":119}}",
                "{\"amount\":{\"currency\":\"EUR\",\"value\":\"1e1000000000\"}}",
                "{\"amount\":{\"currency\":\"EUR\",\"value\":\"119.001\"}}",
                "{\"amount\":{\"currency\":\"EURO\",\"value\":\"119.00\"}}",
                "{\"amount\":{\"currency\":\"EUR\",\"value\":\"0.00\"}}",
                "{\"amount\":{\"currency\":\"EUR\",\"value\":\"-119.00\"}}",
                "{\"amount\":null}",
                "{\"paidAt\":\"yesterday\"}",
                "{\"_links\":{\"checkout\":{\"href\":\"http://mollie.example/pay\"}}}",
                "{\"_links\":{\"checkout\":{\"href\":\"javascript:alert(1)\"}}}",
                "{\"_links\":{\"checkout\":{\"href\":\"https://a b\"}}}",
                "{\"_embedded\":{\"refunds\":[{\"id\":\"re_1\",\"status\":\"odd\"}]}}",
                "{\"_embedded\":{\"chargebacks\":[{\"id\":\"chb_1\"}]}}"
            })
    @DisplayName("An answer that makes no sense is unreadable, never guessed")
    void readsNothingOdd(String change) throws Exception {
        ObjectNode payment = paid();
        payment.setAll((ObjectNode) JSON.readTree(change));
        assertThatThrownBy(() -> PaymentReader.read(payment)).hasMessage("UNKNOWN UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "400,UNKNOWN,REFUSED,400",
        "401,NOT_EXECUTED,CREDENTIALS,401",
        "403,NOT_EXECUTED,CREDENTIALS,403",
        "404,NOT_EXECUTED,NOT_FOUND,404",
        "408,UNKNOWN,UNREACHABLE,408",
        "409,UNKNOWN,BUSY,409",
        "410,NOT_EXECUTED,NOT_FOUND,410",
        "415,NOT_EXECUTED,REFUSED,415",
        "422,NOT_EXECUTED,REFUSED,AMOUNT_VALUE",
        "429,NOT_EXECUTED,BUSY,429",
        "500,UNKNOWN,UNREACHABLE,500",
        "502,UNKNOWN,UNREACHABLE,502",
        "504,UNKNOWN,UNREACHABLE,504",
        "302,UNKNOWN,UNREADABLE,302"
    })
    @DisplayName("Each status has its meaning, and only a refusal is sure")
    void meansSomething(int status, Outcome outcome, Reason reason, String code) throws Exception {
        JsonNode error = JSON.readTree("{\"detail\":\"The amount is odd\",\"field\":\"amount.value\"}");
        ProviderException failure = Failures.of(status, error, headers(null), NOON);
        assertThat(failure)
                .extracting(ProviderException::outcome, ProviderException::reason, ProviderException::code)
                .containsExactly(outcome, reason, code);
    }

    @Test
    @DisplayName("A duplicate is surely not executed; a call that is under way under the same key may be")
    void tellsConflictsApart() throws Exception {
        JsonNode duplicate = JSON.readTree("{\"detail\":\"A duplicate refund has been detected\"}");
        assertThat(Failures.of(409, duplicate, headers(null), NOON)).hasMessage("NOT_EXECUTED REFUSED DUPLICATE");
        assertThat(Failures.of(409, MissingNode.getInstance(), headers(null), NOON))
                .hasMessage("UNKNOWN BUSY 409");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-",
                "7|7",
                "0|0",
                "Sat, 21 Nov 2026 12:00:30 GMT|30",
                "Sat, 21 Nov 2026 11:00:00 GMT|0",
                "999999999|86400",
                "soon|-",
                "-5|-"
            })
    @DisplayName("How long Mollie wants to be left alone: seconds or a date, a day at most")
    void passesPausesOn(String header, Long seconds) {
        ProviderException failure = Failures.of(429, MissingNode.getInstance(), headers(header), NOON);
        assertThat(failure.retryAfter() == null ? null : failure.retryAfter().toSeconds())
                .isEqualTo(seconds);
    }

    @Test
    @DisplayName("A call that never left has surely done nothing; one whose answer is missing may have")
    void tellsLostFromNeverLeft() {
        for (Throwable never :
                List.of(new ConnectException(), new HttpConnectTimeoutException(""), new SSLHandshakeException(""))) {
            assertThat(Failures.lost(never).outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        }
        for (Throwable lost : List.of(new SocketException("Connection reset"), new SSLException(""))) {
            assertThat(Failures.lost(lost).outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "de,de_DE",
                "de-AT,de_AT",
                "de-CH,de_CH",
                "de-LI,de_DE",
                "en,en_GB",
                "en-US,en_US",
                "no,nb_NO",
                "nb-NO,nb_NO",
                "pt-BR,pt_PT",
                "zh-Hant-TW,-",
                "und,-"
            })
    @DisplayName("The customer's language is Mollie's nearest, or left to the browser")
    void findsLocales(String language, String locale) {
        assertThat(Locales.find(Locale.forLanguageTag(language))).isEqualTo(locale);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://8.8.8.8/", "https://portal.example.org/", "https://172.32.0.1/", "https://11.0.0.1"})
    @DisplayName("Public addresses are not local")
    void knowsPublicAddresses(String address) {
        assertThat(Hosts.isLocal(URI.create(address))).isFalse();
    }

    @Test
    @DisplayName("An account's text shows whether it is a test and no key")
    void hidesKeys() {
        assertThat(new Account(URI.create("https://api.mollie.com/v2"), "live_0123456789abcdef"))
                .hasToString("https://api.mollie.com/v2 live");
    }

    private static HttpHeaders headers(String retryAfter) {
        return HttpHeaders.of(
                retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
    }
}
