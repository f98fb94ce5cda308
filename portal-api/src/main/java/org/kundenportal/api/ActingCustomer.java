package org.kundenportal.api;

import java.util.Objects;

/**
 * The customer on whose behalf something is read or done. Every method that a customer can reach takes it as its first
 * parameter, so nothing can be asked without saying for whom. Only a live session makes one.
 *
 * @param customer the customer's row; never null
 * @param name the customer's name, for the timeline and beside comments; never null
 * @param onlyDocument the one document that the session may see, null if it may see all that is released
 * @param onlyOrder the one order that the session may see, with its invoice; null if it is not confined to one
 * @param assurance how surely the person is the customer; never null
 * @param session names the session on the timeline; it is no secret and opens nothing; never null
 * @param viewer the member of staff who looks at the portal as this customer does, null if it is the customer; such a
 *     session changes nothing
 */
public record ActingCustomer(
        CustomerId customer,
        String name,
        DocumentId onlyDocument,
        OrderNumber onlyOrder,
        Assurance assurance,
        String session,
        String viewer) {

    /** How surely a session's person is the customer, weakest first. */
    public enum Assurance {
        /** Whoever holds the link. */
        LINK,
        /** Somebody who reads the customer's mail. */
        OTP,
        /** Somebody who knows the password. */
        PASSWORD
    }

    /** Refuses nulls where they have no meaning. */
    public ActingCustomer {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(assurance, "assurance");
        Objects.requireNonNull(session, "session");
    }

    /** A customer whose session is not confined to an order. */
    public ActingCustomer(
            CustomerId customer,
            String name,
            DocumentId onlyDocument,
            Assurance assurance,
            String session,
            String viewer) {
        this(customer, name, onlyDocument, null, assurance, session, viewer);
    }

    /** Whether the session may see one document or one order alone. */
    public boolean isConfined() {
        return onlyDocument != null || onlyOrder != null;
    }

    /** Whether somebody only looks: neither counts nor may change anything. */
    public boolean viewOnly() {
        return viewer != null;
    }

    /** The customer as the timeline names it. */
    public Actor actor() {
        return new Actor(Actor.Kind.CUSTOMER, name);
    }
}
