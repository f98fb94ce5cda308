package org.kundenportal.impl.automation;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Money;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.impl.documents.DocumentFacts;
import org.kundenportal.impl.orders.OrderFacts;

/**
 * What an occasion is about, as it is in the database now.
 *
 * @param occasion what happened; always with the state that was reached, where there is one
 * @param order the order that it is about, or that the document belongs to and the customer has; may be null
 * @param document may be null
 */
record Matter(Occasion occasion, OrderFacts order, DocumentFacts document) {

    /** What the occasion is about; empty if it is no more. */
    static Optional<Matter> of(EntityManager em, Occasion occasion) {
        return switch (occasion.trigger()) {
            case ORDER_STATUS ->
                OrderFacts.find(em, occasion.customer(), occasion.order())
                        .map(order -> new Matter(occasion, order, null));
            case DOCUMENT_ISSUED, PAYMENT_PAID, PAYMENT_FAILED ->
                DocumentFacts.find(em, occasion.customer(), occasion.document())
                        .map(document -> of(em, occasion, document));
            case REQUEST_ANSWERED -> Optional.of(new Matter(occasion, null, null));
        };
    }

    /** The same of a document that is known already. */
    static Matter of(EntityManager em, Occasion occasion, DocumentFacts document) {
        OrderFacts order = document.order() == null
                ? null
                : OrderFacts.find(em, document.customer(), document.order()).orElse(null);
        return new Matter(reaching(occasion, document), order, document);
    }

    /** A document's first event does not tell in which state it comes. */
    private static Occasion reaching(Occasion occasion, DocumentFacts document) {
        return occasion.reached() != null || occasion.trigger() != AutomationTrigger.DOCUMENT_ISSUED
                ? occasion
                : new Occasion(
                        occasion.trigger(),
                        occasion.at(),
                        occasion.customer(),
                        document.status().name(),
                        occasion.order(),
                        occasion.document(),
                        occasion.request(),
                        occasion.amount());
    }

    /** What a rule acts on once: the order, else the document, else the request. */
    String subject() {
        if (order != null) {
            return "order:" + order.id().value();
        }
        return document != null ? "document:" + document.id().value() : "request:" + occasion.request();
    }

    Facts facts() {
        return new Facts(
                occasion.trigger(),
                occasion.reached(),
                status(),
                order == null ? null : order.platform(),
                document == null ? null : document.key().type(),
                amount());
    }

    private String status() {
        if (document != null) {
            return document.status().name();
        }
        return order == null ? null : order.status().name();
    }

    private Money amount() {
        if (occasion.amount() != null) {
            return occasion.amount();
        }
        if (document != null) {
            return document.total();
        }
        return order == null ? null : order.total();
    }
}
