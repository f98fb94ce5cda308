package org.kundenportal.impl.customers;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kundenportal.api.customers.AccessChoice;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerAccessTest {

    @ParameterizedTest
    @DisplayName("BM-12 a choice goes before the preset")
    @CsvSource({
        "DEFAULT, true, true",
        "DEFAULT, false, false",
        "GRANTED, true, true",
        "GRANTED, false, true",
        "REVOKED, true, false",
        "REVOKED, false, false"
    })
    void aChoiceGoesBeforeThePreset(AccessChoice choice, boolean preset, boolean effective) {
        assertThat(CustomerAccess.effective(choice, preset)).isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({"de 123.456-789, DE123456789", "DE123456789, DE123456789", "' ', ''"})
    void vatIdsAreComparedWithoutBlanks(String written, String key) {
        assertThat(VatId.key(written)).isEqualTo(key);
        assertThat(VatId.key(null)).isNull();
    }
}
