package org.kundenportal.impl.documents;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.UnmatchedDocument.Identifier;
import org.kundenportal.api.documents.UnmatchedDocument.Identifier.Kind;
import org.kundenportal.impl.customers.Customers;

/**
 * Whose an imported document is: the customer with the buyer's id as number, else the only one with its VAT id, else the
 * only one with its electronic or e-mail address. Never by name, since a wrong guess shows one customer's paper to another.
 */
final class CustomerMatching {

    private static final int MAX_VAT_ID = 32;

    private final EntityManager em;
    private final Customers customers;
    private final EInvoiceTranslation document;

    CustomerMatching(EntityManager em, Customers customers, EInvoiceTranslation document) {
        this.em = em;
        this.customers = customers;
        this.document = document;
    }

    /** The customer, if it is known. */
    Optional<Customers.Known> find() {
        for (Identifier identifier : document.identifiers()) {
            Optional<Customers.Known> found = find(identifier);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Customers.Known> find(Identifier identifier) {
        String value = identifier.value();
        return switch (identifier.kind()) {
            case CUSTOMER_NUMBER ->
                EInvoiceTranslation.isCustomerNumber(value)
                        ? customers.find(em, new CustomerNumber(value))
                        : Optional.empty();
            case VAT_ID -> customers.findByVatId(em, value);
            case GLOBAL_ID -> Optional.empty();
            case ENDPOINT -> customers.findByEndpoint(em, value).or(() -> customers.findByEmail(em, value));
            case EMAIL -> customers.findByEmail(em, value);
        };
    }

    /** Creates the customer that the buyer's id names; empty if the document has none. */
    Optional<Customers.Known> create(Actor actor) {
        return value(Kind.CUSTOMER_NUMBER)
                .filter(EInvoiceTranslation::isCustomerNumber)
                .map(number -> customers.createImported(
                        em,
                        actor,
                        data(new CustomerNumber(number)),
                        value(Kind.ENDPOINT).orElse(null)));
    }

    private CustomerData data(CustomerNumber number) {
        Recipient recipient = document.recipient();
        String name = document.buyerName();
        return new CustomerData(
                number,
                name == null || name.isBlank() ? number.value() : name,
                CustomerKind.COMPANY,
                value(Kind.EMAIL).orElse(null),
                null,
                null,
                recipient == null
                        ? null
                        : new Address(
                                recipient.street(), recipient.postalCode(), recipient.city(), recipient.country()),
                null,
                value(Kind.VAT_ID)
                        .map(vatId -> new TaxDetails(shortened(vatId), null))
                        .orElse(null),
                List.of());
    }

    private Optional<String> value(Kind kind) {
        return document.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .map(Identifier::value)
                .findFirst();
    }

    /** As it is written, as far as there is room. */
    private static String shortened(String vatId) {
        return vatId.substring(0, Math.min(vatId.length(), MAX_VAT_ID));
    }
}
