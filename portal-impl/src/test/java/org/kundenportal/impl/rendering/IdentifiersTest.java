package org.kundenportal.impl.rendering;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers and codes that documents carry. */
class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"DE123456789", "de 123 456 789", "ATU12345678", "EL123456789", "XI123456789", "IE1A23456B"})
    void knowsVatIds(String text) {
        assertThat(TaxNumber.isVatId(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DE", "123456789", "ZZ123456789", "DEABC", "12/345/67890", "L 123456789"})
    void knowsWhatIsNoVatId(String text) {
        assertThat(TaxNumber.isVatId(text)).isFalse();
    }

    @Test
    void knowsNationalTaxNumbers() {
        assertThat(TaxNumber.isNational("12/345/67890")).isTrue();
        assertThat(TaxNumber.isNational("12 345 67890")).isTrue();
        assertThat(TaxNumber.isNational("none")).isFalse();
        assertThat(TaxNumber.isNational(null)).isFalse();
        assertThat(TaxNumber.isVatId(null)).isFalse();
    }

    @Test
    void groupsIbans() {
        assertThat(Iban.grouped("de02120300000000202051")).isEqualTo("DE02 1203 0000 0000 2020 51");
        assertThat(Iban.grouped("NO93 8601 1117 947")).isEqualTo("NO93 8601 1117 947");
        assertThat(Iban.grouped("on request")).isEqualTo("on request");
        assertThat(Iban.grouped(null)).isNull();
        assertThat(Iban.isOne("DE02")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Std., HUR", "Stück, H87", "STK, H87", "h, HUR", "m², MTK", "lump sum, LS", "Kübel, C62", ", C62"})
    void knowsUnits(String unit, String code) {
        assertThat(UnitCode.of(unit)).isEqualTo(code);
    }

    @Test
    void namesCountries() {
        assertThat(Country.code(" at ")).contains("AT");
        assertThat(Country.code("Austria")).isEmpty();
        assertThat(Country.code(null)).isEmpty();
        assertThat(Country.name("AT", Locale.GERMAN)).isEqualTo("Österreich");
        assertThat(Country.name("Atlantis", Locale.GERMAN)).isEqualTo("Atlantis");
    }
}
