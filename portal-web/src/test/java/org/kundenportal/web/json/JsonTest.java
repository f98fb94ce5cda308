package org.kundenportal.web.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonTest {

    record Inner(String name, Decimal amount) {}

    record Body(String text, Integer count, Boolean flag, List<String> names, List<Inner> inner, Inner one) {}

    private static Body read(String json) throws IOException {
        return (Body) Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Body.class);
    }

    private static PortalException refusal(String json) {
        return catchThrowableOfType(PortalException.class, () -> read(json));
    }

    @Test
    void readsWhatIsWellFormed() throws IOException {
        Body body = read("{\"text\":\"Zeile 1\\nZeile 2 😀\",\"count\":3,\"flag\":true,\"names\":[\"a\"],"
                + "\"inner\":[{\"name\":\"x\",\"amount\":\"1.50\"}]}");

        assertThat(body.text()).isEqualTo("Zeile 1\nZeile 2 😀");
        assertThat(body.inner().get(0).amount().value()).isEqualByComparingTo("1.5");
        assertThat(body.one()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"text\":}",
                "{\"text\":\"a\"",
                "{'text':'a'}",
                "{text:\"a\"}",
                "{\"text\":\"a\"} x",
                "{\"text\":\"a\"}{}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"count\":NaN}",
                "{\"count\":01}",
                "{\"text\":\"\\x\"}",
                "{\"text\":\"a\"/*c*/}",
                "[]",
                "\"text\"",
                "12",
                "true"
            })
    void refusesWhatIsNoJsonObject(String json) {
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.MALFORMED_JSON);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] latin1 = "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

        PortalException refusal = catchThrowableOfType(
                PortalException.class, () -> Json.read(new ByteArrayInputStream(latin1), Body.class));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
    }

    @Test
    void refusesDepthThatNoBodyHas() {
        String deep = "{\"names\":" + "[".repeat(100_000);

        assertThat(refusal(deep).code()).isIn(ErrorCode.MALFORMED_JSON, ErrorCode.INVALID_REQUEST);
    }

    @Test
    void nullIsNoBody() {
        assertThat(refusal("null").violations()).containsExactly(new Violation("", "REQUIRED"));
    }

    @Test
    @DisplayName("all unknown fields and wrong types are named at once, by their paths")
    void namesEverythingAtOnce() {
        PortalException refusal = refusal("{\"txt\":{\"deep\":[1]},\"text\":12,\"names\":[\"a\",3,null],"
                + "\"inner\":[{},{\"nam\":\"x\",\"name\":[]}],\"@class\":\"java.lang.Object\"}");

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(refusal.violations())
                .containsExactlyInAnyOrder(
                        new Violation("txt", "UNKNOWN_FIELD"),
                        new Violation("text", "INVALID_TYPE"),
                        new Violation("names[1]", "INVALID_TYPE"),
                        new Violation("inner[1].nam", "UNKNOWN_FIELD"),
                        new Violation("inner[1].name", "INVALID_TYPE"),
                        new Violation("@class", "UNKNOWN_FIELD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"count":"3"}           | count
                    {"count":3.0}           | count
                    {"count":true}          | count
                    {"flag":"true"}         | flag
                    {"flag":1}              | flag
                    {"names":"a"}           | names
                    {"names":{"a":1}}       | names
                    {"inner":{}}            | inner
                    {"one":[]}              | one
                    {"one":"x"}             | one
                    {"one":{"amount":[1]}}  | one.amount
                    """)
    void convertsNothing(String json, String field) {
        PortalException refusal = refusal(json);

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refusal.violations()).containsExactly(new Violation(field, "INVALID_TYPE"));
    }

    @Test
    void numbersHaveARange() {
        assertThat(refusal("{\"count\":99999999999}").violations())
                .containsExactly(new Violation("count", "OUT_OF_RANGE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\u0007", "\\u001b", "\\ufffe"})
    void refusesCharactersThatSomePartOfThePortalCannotCarry(String escaped) {
        assertThat(refusal("{\"text\":\"a" + escaped + "\"}").violations())
                .containsExactly(new Violation("text", "INVALID_CHARACTER"));
    }

    @Test
    void aBodyOfUnknownFieldsIsAnsweredShortly() {
        StringBuilder json = new StringBuilder("{\"a0\":0");
        for (int i = 1; i < 10_000; i++) {
            json.append(",\"").append("a".repeat(i % 200 + 1)).append(i).append("\":0");
        }

        List<Violation> violations = refusal(json.append('}').toString()).violations();

        assertThat(violations)
                .hasSize(50)
                .allMatch(violation -> violation.field().length() <= 64);
    }
}
