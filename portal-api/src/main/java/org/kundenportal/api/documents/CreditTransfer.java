package org.kundenportal.api.documents;

import java.util.List;
import org.kundenportal.api.Money;

/**
 * What a customer enters in the banking app to pay a document by transfer.
 *
 * @param payee whom to pay; never blank
 * @param iban without blanks; never null
 * @param amount what is to be paid
 * @param reference by which the merchant recognises the payment
 * @param code the same as QR code of the guideline EPC069-12 (GiroCode): its rows from top to bottom, {@code 1} for each
 *     dark and {@code 0} for each light module, without the light zone around it
 */
public record CreditTransfer(String payee, String iban, Money amount, String reference, List<String> code) {

    /** Copies the rows. */
    public CreditTransfer {
        code = List.copyOf(code);
    }
}
