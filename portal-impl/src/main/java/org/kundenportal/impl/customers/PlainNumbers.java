package org.kundenportal.impl.customers;

import java.util.Locale;
import java.util.regex.Pattern;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.TaxDetails;

/** IBAN, BIC and VAT id without the blanks, points, hyphens and small letters that people write them with. */
final class PlainNumbers {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00A0\\u2007\\u2009\\u202F.-]");

    /** Only these: Java's upper case of a dotless i or a sharp s would make a letter of a number out of what is none. */
    private static final Pattern SMALL_LETTERS = Pattern.compile("[a-z]+");

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

    /** One such number; null of null and of what only stands for none, such as a hyphen. */
    static String plain(String written) {
        String compact = written == null ? "" : SEPARATORS.matcher(written).replaceAll("");
        String plain =
                SMALL_LETTERS.matcher(compact).replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
        return plain.isEmpty() ? null : plain;
    }
}
