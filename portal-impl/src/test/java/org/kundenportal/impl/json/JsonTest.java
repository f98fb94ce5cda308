package org.kundenportal.impl.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JsonTest {

    record Sample(String text, BigDecimal number, LocalDate date, List<String> list) {}

    @Test
    void comesBackAsItWasWritten() {
        Sample sample =
                new Sample("ü\u0000\"🙂</script>", new BigDecimal("0.000001"), LocalDate.of(1, 1, 1), List.of());

        String json = Json.write(sample);

        assertThat(Json.read(json, Sample.class)).isEqualTo(sample);
        assertThat(json).doesNotContain("\u0000");
        assertThat(Json.write(new Sample(null, null, null, null))).isEqualTo("{}");
    }

    @Test
    void readsWhatANewerNodeWrote() {
        assertThat(Json.read("{\"text\":\"a\",\"new\":{\"b\":1}}", Sample.class))
                .isEqualTo(new Sample("a", null, null, null));
    }

    @Test
    void textsComeBackInOneOrder() {
        Map<String, String> texts = Map.of("b", "2", "a", "1", "c", "3");

        assertThat(Json.write(texts)).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
        assertThat(Json.readTexts(Json.write(texts))).isEqualTo(new TreeMap<>(texts));
    }

    @Test
    void damageIsNotHidden() {
        assertThatIllegalStateException().isThrownBy(() -> Json.read("{", Sample.class));
        assertThatIllegalStateException().isThrownBy(() -> Json.readTexts("[]"));
    }
}
