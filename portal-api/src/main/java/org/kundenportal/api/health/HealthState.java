package org.kundenportal.api.health;

/** The states a portal goes through. It serves customers in {@link #UP} only. */
public enum HealthState {
    /** It has just started, or no database has been configured yet. */
    STARTING,
    /** The database does not answer. The portal tries again and again, and goes on by itself. */
    WAITING_FOR_DATABASE,
    /** The tables are being brought to the version of this portal. */
    MIGRATING,
    /**
     * The database answers but must not be used: a migration failed, its tables belong to a newer portal, or it would
     * lose what it confirmed. The log says what is wrong; the portal tries again every now and then.
     */
    DATABASE_REFUSED,
    /** All is well. */
    UP,
    /** The database has been there but does not answer now. The portal goes on by itself when it does. */
    DATABASE_DOWN
}
