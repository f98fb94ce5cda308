package org.kundenportal.api.settings;

/** What a person reads who signs in with an e-mail address that belongs to no customer (ruling 2). */
public enum UnknownEmail {
    /** That it is unknown. */
    ERROR,
    /** The same as with a known one. */
    NEUTRAL
}
