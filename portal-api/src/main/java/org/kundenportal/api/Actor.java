package org.kundenportal.api;

import java.util.Objects;

/**
 * Who does something, as the timeline names it.
 *
 * @param kind never null
 * @param name the staff member's user name, the customer's or API token's name, or the part of the portal; never null
 */
public record Actor(Kind kind, String name) {

    /** What sort of actor it is. */
    public enum Kind {
        /** A customer in the portal. */
        CUSTOMER,
        /** A member of the merchant's staff. */
        STAFF,
        /** The merchant's ERP or shop, through an API token, the shell or a watched folder. */
        HOST,
        /** The portal itself. */
        SYSTEM
    }

    /** Refuses nulls. */
    public Actor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }

    /** A member of staff by user name. */
    public static Actor staff(String name) {
        return new Actor(Kind.STAFF, name);
    }

    /** The merchant's ERP or shop. */
    public static Actor host(String name) {
        return new Actor(Kind.HOST, name);
    }

    /** A part of the portal that acts by itself. */
    public static Actor system(String name) {
        return new Actor(Kind.SYSTEM, name);
    }
}
