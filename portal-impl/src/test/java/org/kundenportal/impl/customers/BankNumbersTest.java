package org.kundenportal.impl.customers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** BM-28: what is an IBAN, and what a BIC. */
class BankNumbersTest {

    @ParameterizedTest
    @DisplayName("BM-28 the examples of the registry pass")
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "AT611904300234573201",
                "CH9300762011623852957",
                "FR1420041010050500013M02606",
                "GB29NWBK60161331926819",
                "NL91ABNA0417164300",
                "BE68539007547034",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S",
                "PL61109010140000071219812874",
                "LI21088100002324013AA",
                "XK051212012345678906"
            })
    void examplesPass(String iban) {
        assertThat(BankNumbers.ibanFault(iban)).isNull();
    }

    @ParameterizedTest
    @DisplayName("BM-28 what is none is refused for what is wrong with it")
    @CsvSource({
        "DE88370400440532013000, IBAN_CHECKSUM",
        "DE89370400440532013001, IBAN_CHECKSUM",
        "DE00370400440532013000, IBAN_CHECKSUM",
        "DE8937040044053201300, IBAN_LENGTH",
        "DE893704004405320130000, IBAN_LENGTH",
        "AT89370400440532013000, IBAN_LENGTH",
        "ZZ89370400440532013000, IBAN_COUNTRY",
        "US89370400440532013000, IBAN_COUNTRY",
        "DE8X370400440532013000, IBAN_FORMAT",
        "D989370400440532013000, IBAN_FORMAT",
        "DE, IBAN_FORMAT",
        "DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠, IBAN_FORMAT",
        "DE12A70400440532013000, IBAN_CHECKSUM",
        "<script>alert(1)</script>, IBAN_FORMAT"
    })
    void othersAreRefused(String iban, String fault) {
        assertThat(BankNumbers.ibanFault(iban)).isEqualTo(fault);
    }

    @Test
    @DisplayName("BM-28 a checksum alone is not enough: letters stand where the country has them")
    void formOfTheCountry() {
        String bank = "A70400440532013000";
        int digits = 98
                - new java.math.BigInteger(bank.replace("A", "10") + "131400")
                        .mod(java.math.BigInteger.valueOf(97))
                        .intValue();

        assertThat(BankNumbers.ibanFault(String.format("DE%02d%s", digits, bank)))
                .isEqualTo("IBAN_FORMAT");
    }

    @ParameterizedTest
    @DisplayName("BM-28 a bank sits in the country of its accounts, but for known exceptions")
    @CsvSource({
        "COBADEFFXXX, DE89370400440532013000, ",
        "COBADEFF, DE89370400440532013000, ",
        "COBADEFF, , ",
        "BNPAGFGX, FR1420041010050500013M02606, ",
        "NWBKGG21, GB29NWBK60161331926819, ",
        "BNPAFRPP, DE89370400440532013000, BIC_COUNTRY",
        "COBADEF, DE89370400440532013000, BIC_FORMAT",
        "COBADEFFXX, DE89370400440532013000, BIC_FORMAT",
        "COBAZZFF, DE89370400440532013000, BIC_FORMAT",
        "COBA12FF, DE89370400440532013000, BIC_FORMAT"
    })
    void bics(String bic, String iban, String fault) {
        assertThat(BankNumbers.bicFault(bic, iban)).isEqualTo(fault);
    }

    @Test
    void masks() {
        assertThat(BankNumbers.masked("DE89370400440532013000")).isEqualTo("DE89 **** 3000");
        assertThat(BankNumbers.masked(null)).isNull();
    }
}
