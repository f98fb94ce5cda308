package org.kundenportal.impl.customers;

import java.util.Locale;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.TaxDetails;

/** IBAN, BIC and VAT id without the blanks, points, hyphens and small letters that people write them with. */
final class PlainNumbers {

    private PlainNumbers() {}

    /** The same customer with plain numbers. */
    static CustomerData of(CustomerData customer) {
        BankAccount account = customer.bankAccount();
        TaxDetails tax = customer.taxDetails();
        return new CustomerData(
                customer.number(),
                customer.name(),
                customer.kind(),
                customer.email(),
                customer.language(),
                customer.phone(),
                customer.address(),
                account == null ? null : new BankAccount(account.holder(), plain(account.iban()), plain(account.bic())),
                tax == null ? null : new TaxDetails(plain(tax.vatId()), tax.taxNumber()),
                customer.contacts());
    }

    /** One such number; null stays null. */
    static String plain(String written) {
        return written == null ? null : written.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }
}
