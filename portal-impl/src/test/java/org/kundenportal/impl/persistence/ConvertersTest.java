package org.kundenportal.impl.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.AttributeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConvertersTest {

    static Stream<Arguments> values() {
        UUID uuid = UUID.fromString("0190a6b1-7c3e-7000-8000-0000000000ff");
        return Stream.of(
                Arguments.of(new CurrencyConverter(), Currency.getInstance("EUR"), "EUR"),
                Arguments.of(new DurationConverter(), Duration.ofMinutes(2), 120_000L),
                Arguments.of(new InstantConverter(), Instant.parse("1969-12-31T23:59:59.999Z"), -1L),
                Arguments.of(new LocaleConverter(), Locale.forLanguageTag("de-AT"), "de-AT"),
                Arguments.of(new UuidConverter(), uuid, "0190a6b1-7c3e-7000-8000-0000000000ff"),
                Arguments.of(new YearMonthConverter(), YearMonth.of(2026, 3), "2026-03"),
                Arguments.of(new ZoneIdConverter(), ZoneId.of("Europe/Berlin"), "Europe/Berlin"));
    }

    @Test
    void instantsBeyondAllMillisecondsAreTheLast() {
        InstantConverter converter = new InstantConverter();

        assertThat(converter.convertToDatabaseColumn(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(converter.convertToDatabaseColumn(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(converter.convertToDatabaseColumn(converter.convertToEntityAttribute(Long.MAX_VALUE)))
                .isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("values")
    <X, Y> void convertThereAndBackAndKeepNull(AttributeConverter<X, Y> converter, X value, Y column) {
        assertThat(converter.convertToDatabaseColumn(value)).isEqualTo(column);
        assertThat(converter.convertToEntityAttribute(column)).isEqualTo(value);
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
