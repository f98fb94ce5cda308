package org.kundenportal.impl.customers;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class PlainNumbersDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10001");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    PlainNumbersDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void numbersAreKeptWithoutTheBlanksThatPeopleWrite() {
        TestPortal portal = new TestPortal(database, folder);

        portal.customerIntake.put(
                TestPortal.HOST,
                new CustomerData(
                        NUMBER,
                        "Firma",
                        CustomerKind.COMPANY,
                        null,
                        null,
                        null,
                        null,
                        new BankAccount("Firma", "de89 3704 0044 0532 0130 00", "cobadeff"),
                        new TaxDetails("DE 123.456.788", "48/123/45678"),
                        List.of()));

        CustomerData kept = portal.customers.get(NUMBER).data();
        assertThat(kept.bankAccount().iban()).isEqualTo("DE89370400440532013000");
        assertThat(kept.bankAccount().bic()).isEqualTo("COBADEFF");
        assertThat(kept.taxDetails().vatId()).isEqualTo("DE123456788");
        assertThat(kept.taxDetails().taxNumber()).isEqualTo("48/123/45678");
    }
}
