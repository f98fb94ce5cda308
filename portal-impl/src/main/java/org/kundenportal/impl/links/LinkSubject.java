package org.kundenportal.impl.links;

import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.access.LinkScope;

/**
 * What a link opens.
 *
 * @param scope never null
 * @param customer whose portal it leads to
 * @param document the one document, null for the whole portal
 */
public record LinkSubject(LinkScope scope, CustomerId customer, DocumentId document) {

    /** The customer's portal. */
    public static LinkSubject of(CustomerId customer) {
        return new LinkSubject(LinkScope.CUSTOMER, customer, null);
    }

    /** One document of the customer. */
    public static LinkSubject of(CustomerId customer, DocumentId document) {
        return new LinkSubject(LinkScope.DOCUMENT, customer, document);
    }

    /** One invoice of the customer, to pay it. */
    public static LinkSubject paying(CustomerId customer, DocumentId invoice) {
        return new LinkSubject(LinkScope.PAYMENT, customer, invoice);
    }
}
