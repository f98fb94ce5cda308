package org.kundenportal.impl.orders;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.orders.DecimalMark;

import static org.assertj.core.api.Assertions.assertThat;

class CsvNumberTest {

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("a number that means one thing is read without asking")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1|1",
                "0|0",
                "1234|1234",
                "007|7",
                "-3|-3",
                "+3|3",
                "12,5|12.5",
                "12.5|12.5",
                "12,50|12.50",
                "0,125|0.125",
                "0.125|0.125",
                ",5|0.5",
                ".5|0.5",
                "1.234,56|1234.56",
                "1,234.56|1234.56",
                "1.234.567|1234567",
                "1,234,567|1234567",
                "1.234.567,8|1234567.8",
                "1,234,567.8|1234567.8",
                "1234.5|1234.5",
                "1234,5|1234.5",
                "1234,567|1234.567",
                "1234.567|1234.567",
                "1,2345|1.2345",
                "1.2345|1.2345",
                "1 234,50|1234.50",
                "1 234 567|1234567",
                "1'234.50|1234.50",
                "1\u00a0234,50|1234.50"
            })
    void unambiguous(String text, BigDecimal value) {
        assertThat(CsvNumber.of(text, null)).isEqualTo(new CsvNumber(value, null));
    }

    @ParameterizedTest
    @DisplayName("a number that can mean two things is never guessed")
    @ValueSource(strings = {"1,234", "1.234", "12,000", "999.999", "-1.234"})
    void ambiguous(String text) {
        assertThat(CsvNumber.of(text, null)).isEqualTo(new CsvNumber(null, "AMBIGUOUS_NUMBER"));
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @DisplayName("who says which mark the decimals have is believed")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234|COMMA|1.234",
                "1,234|POINT|1234",
                "1.234|COMMA|1234",
                "1.234|POINT|1.234",
                "12|COMMA|12",
                "1.234,5|COMMA|1234.5",
                "1,234.5|POINT|1234.5"
            })
    void told(String text, DecimalMark mark, BigDecimal value) {
        assertThat(CsvNumber.of(text, mark)).isEqualTo(new CsvNumber(value, null));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @DisplayName("what is no number with the mark that was named is none")
    @CsvSource(
            delimiter = '|',
            value = {"12.5|COMMA", "12,5|POINT", "1,234.56|COMMA", "1.234,56|POINT"})
    void contradicts(String text, DecimalMark mark) {
        assertThat(CsvNumber.of(text, mark)).isEqualTo(new CsvNumber(null, "NOT_A_NUMBER"));
    }

    @ParameterizedTest
    @DisplayName("what is no number is none, however long it is")
    @ValueSource(
            strings = {
                "viel",
                "1e9",
                "NaN",
                "1,2,3",
                "1.2.3",
                "12.34,567.8",
                "1..2",
                "--1",
                "1-",
                "5,",
                "1 2",
                "12 34",
                "1.23.456",
                "٣",
                "1\n2",
                "10 €",
                "=1+1",
                ",",
                ".",
                "1111111111111111111111111111111111111111111111111111111111111111"
            })
    void none(String text) {
        assertThat(CsvNumber.of(text, null)).isEqualTo(new CsvNumber(null, "NOT_A_NUMBER"));
    }
}
