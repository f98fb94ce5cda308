package org.kundenportal.api.customers;

/**
 * Where the customer's money comes from or goes to.
 *
 * @param holder the account's holder, may be null
 * @param iban without blanks, upper case (ISO 13616); never null
 * @param bic ISO 9362, may be null
 */
public record BankAccount(String holder, String iban, String bic) {

    /** Never shows the account: customers are logged more easily than one thinks. */
    @Override
    public String toString() {
        return "BankAccount";
    }
}
