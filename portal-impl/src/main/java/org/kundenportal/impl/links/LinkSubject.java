package org.kundenportal.impl.links;

import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.access.LinkScope;

/**
 * What a link opens.
 *
 * @param scope never null
 * @param customer whose portal it leads to
 * @param document the one document, null for the whole portal or an order
 * @param order the one order, null unless the scope says so
 */
public record LinkSubject(LinkScope scope, CustomerId customer, DocumentId document, OrderId order) {

    /** The customer's portal. */
    public static LinkSubject of(CustomerId customer) {
        return new LinkSubject(LinkScope.CUSTOMER, customer, null, null);
    }

    /** One document of the customer. */
    public static LinkSubject of(CustomerId customer, DocumentId document) {
        return new LinkSubject(LinkScope.DOCUMENT, customer, document, null);
    }

    /** One invoice of the customer, to pay it. */
    public static LinkSubject paying(CustomerId customer, DocumentId invoice) {
        return new LinkSubject(LinkScope.PAYMENT, customer, invoice, null);
    }

    /** One order of the customer. */
    public static LinkSubject of(CustomerId customer, OrderId order) {
        return new LinkSubject(LinkScope.ORDER, customer, null, order);
    }

    /** The row of what it opens: a customer, a document or an order, as the scope says. */
    public long key() {
        return switch (scope) {
            case CUSTOMER -> customer.value();
            case DOCUMENT, PAYMENT -> document.value();
            case ORDER -> order.value();
        };
    }
}
