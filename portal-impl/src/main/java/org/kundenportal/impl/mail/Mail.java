package org.kundenportal.impl.mail;

import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;

/**
 * A mail that a use case wants sent. Immutable.
 *
 * @param kind on what occasion
 * @param recipient the address, null for the merchant's own
 * @param language in which it is written, null for the portal's default
 * @param customer whom it concerns, may be null
 * @param number the customer's number, null with the customer
 * @param document which document it concerns, may be null
 * @param values what stands in its placeholders, by their names
 * @param attachment may be null
 * @param collected whether others of its kind for the same recipient and document, written within ten minutes, are put
 *     into one mail
 */
public record Mail(
        MailKind kind,
        String recipient,
        String language,
        CustomerId customer,
        CustomerNumber number,
        DocumentKey document,
        Map<String, String> values,
        Attachment attachment,
        boolean collected) {

    /**
     * A file that goes with a mail.
     *
     * @param name of the file, as the reader sees it
     * @param mediaType for example {@code application/pdf}
     * @param key under which the content store keeps it
     */
    public record Attachment(String name, String mediaType, String key) {}

    /** A mail to the merchant's own address. */
    public static Mail toStaff(MailKind kind) {
        return new Mail(kind, null, null, null, null, null, Map.of(), null, false);
    }

    /** A mail to the merchant's own address in this language. */
    public static Mail toStaff(MailKind kind, String language) {
        return new Mail(kind, null, language, null, null, null, Map.of(), null, false);
    }

    /** A mail to this address. */
    public static Mail to(String recipient, String language, MailKind kind) {
        return new Mail(kind, recipient, language, null, null, null, Map.of(), null, false);
    }

    /** The same, concerning a customer. */
    public Mail concerning(CustomerId newCustomer, CustomerNumber newNumber) {
        return new Mail(kind, recipient, language, newCustomer, newNumber, document, values, attachment, collected);
    }

    /** The same, concerning a document. */
    public Mail on(DocumentKey newDocument) {
        return new Mail(kind, recipient, language, customer, number, newDocument, values, attachment, collected);
    }

    /** The same with a value in a placeholder; a null value leaves it empty. */
    public Mail with(String placeholder, String value) {
        return with(value == null ? Map.of() : Map.of(placeholder, value));
    }

    /** The same with values in placeholders. */
    public Mail with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(more);
        return new Mail(kind, recipient, language, customer, number, document, all, attachment, collected);
    }

    /** The same with a file. */
    public Mail attached(Attachment file) {
        return new Mail(kind, recipient, language, customer, number, document, values, file, collected);
    }

    /** The same, to be put into one mail with others like it. */
    public Mail collectable() {
        return new Mail(kind, recipient, language, customer, number, document, values, attachment, true);
    }

    /** Never shows what stands in the placeholders: codes and links that open the portal. */
    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
