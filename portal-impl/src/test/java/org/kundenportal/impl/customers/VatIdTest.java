package org.kundenportal.impl.customers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** BM-29: what a VAT id looks like in each country. */
class VatIdTest {

    @ParameterizedTest
    @DisplayName("BM-29 VAT ids of each country pass, however they are written")
    @ValueSource(
            strings = {
                "DE136695976",
                "de 136 695 976",
                "ATU12345678",
                "BE0123456789",
                "BE1012345678",
                "BG123456789",
                "BG1234567890",
                "CHE-123.456.789",
                "CHE-123.456.789 MWST",
                "CHE123456789TVA",
                "CY12345678X",
                "CZ12345678",
                "CZ123456789",
                "CZ1234567890",
                "DK12 34 56 78",
                "EE123456789",
                "EL123456789",
                "ESX1234567X",
                "ES12345678X",
                "ESX12345678",
                "FI12345678",
                "FR12345678901",
                "FRXX345678901",
                "GB123456789",
                "GB123456789012",
                "GBGD123",
                "GBHA599",
                "HR12345678901",
                "HU12345678",
                "IE1234567WA",
                "IE1234567W",
                "IE1+34567W",
                "IT12345678901",
                "LT123456789",
                "LT123456789012",
                "LU12345678",
                "LV12345678901",
                "MT12345678",
                "NL123456789B12",
                "NL000099998B57",
                "NO123456789MVA",
                "PL1234567890",
                "PT123456789",
                "RO12",
                "RO1234567890",
                "SE123456789012",
                "SI12345678",
                "SK1234567890",
                "XI123456789"
            })
    void passes(String written) {
        assertThat(VatId.isWellFormed(VatId.key(written))).isTrue();
    }

    @ParameterizedTest
    @DisplayName("BM-29 others are refused: Greece is EL, digits are ASCII, lengths are the country's")
    @ValueSource(
            strings = {
                "DE12345678",
                "DE1234567890",
                "DE12345678A",
                "DE１２３４５６７８９",
                "DE١٢٣٤٥٦٧٨٩",
                "GR123456789",
                "AT12345678",
                "ATU1234567",
                "CH123456789",
                "CHE12345678",
                "ES123456789",
                "FR1234567890",
                "GBGD500",
                "GBHA499",
                "NL123456789A12",
                "US123456789",
                "123456789",
                "D",
                "DE",
                "deß12345678",
                "<script>"
            })
    void refuses(String written) {
        assertThat(VatId.isWellFormed(VatId.key(written))).isFalse();
    }
}
