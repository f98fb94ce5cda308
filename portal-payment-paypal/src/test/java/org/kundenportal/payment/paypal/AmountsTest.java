package org.kundenportal.payment.paypal;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "119.00, EUR, 119.00",
        "0.01, EUR, 0.01",
        "500, JPY, 500",
        "100.00, HUF, 100",
        "250.00, TWD, 250",
        "9999999999999.99, USD, 9999999999999.99"
    })
    @DisplayName("Amounts have PayPal's decimals, which are not always those of ISO 4217, and come back the same")
    void writes(String amount, String currency, String value) throws Exception {
        Money money = Money.of(amount, currency);
        assertThat(Amounts.write(money).path("value").asText()).isEqualTo(value);
        assertThat(Amounts.write(money).path("currency_code").asText()).isEqualTo(currency);
        assertThat(Amounts.read(Amounts.write(money))).contains(money);
    }

    @ParameterizedTest
    @CsvSource({
        "100.50, HUF, DECIMALS_NOT_SUPPORTED",
        "10.01, TWD, DECIMALS_NOT_SUPPORTED",
        "1.234, KWD, CURRENCY_NOT_SUPPORTED",
        "1.000, KWD, CURRENCY_NOT_SUPPORTED",
        "100, ISK, CURRENCY_NOT_SUPPORTED",
        "100, KRW, CURRENCY_NOT_SUPPORTED"
    })
    @DisplayName("What PayPal does not have is refused before anything is sent, never rounded")
    void refuses(String amount, String currency, String code) {
        ProviderException refused =
                catchThrowableOfType(ProviderException.class, () -> Amounts.write(Money.of(amount, currency)));
        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(refused.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"value\":\"1.00\"}",
                "{\"value\":\"1.00\",\"currency_code\":\"XYZ1\"}",
                "{\"value\":\"1e9999999\",\"currency_code\":\"EUR\"}",
                "{\"value\":\"-1.00\",\"currency_code\":\"EUR\"}",
                "{\"value\":\"1,00\",\"currency_code\":\"EUR\"}",
                "{\"value\":\"1.005\",\"currency_code\":\"EUR\"}",
                "{\"value\":{},\"currency_code\":\"EUR\"}"
            })
    @DisplayName("What is no amount is not read as one")
    void readsNoOther(String json) throws Exception {
        assertThat(Amounts.read(new ObjectMapper().readTree(json))).isEmpty();
    }
}
