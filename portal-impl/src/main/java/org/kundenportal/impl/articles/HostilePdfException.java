package org.kundenportal.impl.articles;

/** A PDF that is not delivered, because it can do harm. */
public final class HostilePdfException extends Exception {

    private static final long serialVersionUID = 1;
}
