package org.kundenportal.payment.mollie;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.payment.mollie.fake.Exchange;
import org.kundenportal.payment.mollie.fake.Operation;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The schemas find what does not fit, so that a check without complaints means something")
class SchemaCheckTest {

    private static final String REQUEST =
            """
            {"amount":{"currency":"EUR","value":"119.00"},"description":"Rechnung RE-1",\
            "redirectUrl":"https://portal.example/paid","metadata":{"paymentId":"p1","reference":"RE-1"}}""";

    @Test
    @DisplayName("A request as it should be fits")
    void fits() {
        assertThat(SchemaCheck.violations("payment-request", REQUEST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"119.00\"|\"119.0\"",
                "\"119.00\"|119.00",
                "\"EUR\"|\"eur\"",
                "\"EUR\"|\"JPY\"",
                "\"description\"|\"testmode\":true,\"description\"",
                "\"description\"|\"method\":\"ideal\",\"description\"",
                "\"description\"|\"locale\":\"zh_CN\",\"description\"",
                "\"Rechnung RE-1\"|\"\"",
                "https://portal|portal",
                "\"paymentId\":\"p1\",|''"
            })
    @DisplayName("Each thing that Mollie would refuse is found")
    void finds(String from, String to) {
        String changed = REQUEST.replace(from, to);
        assertThat(changed).isNotEqualTo(REQUEST);
        assertThat(SchemaCheck.violations("payment-request", changed)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "payment,{}",
        "refund,{}",
        "link,{}",
        "list,{}",
        "error,{}",
        "link-change,{}",
        "refund-request,{}",
        "link-request,{}"
    })
    @DisplayName("Nothing fits no schema")
    void refusesNothing(String schema, String json) {
        assertThat(SchemaCheck.violations(schema, json)).isNotEmpty();
    }

    @Test
    @DisplayName("A request without a key is found, and so is one with testmode")
    void findsMissingKeys() {
        SchemaCheck check = new SchemaCheck();
        check.accept(
                new Exchange(Operation.CREATE_PAYMENT, "/v2/payments?testmode=true", REQUEST, null, 500, "{}", false));
        assertThat(check.violations())
                .anyMatch(violation -> violation.endsWith("without a key in the form of a UUID"))
                .anyMatch(violation -> violation.endsWith("with testmode"))
                .anyMatch(violation -> violation.startsWith("CREATE_PAYMENT error"));
    }
}
