package org.kundenportal.impl.storage;

/** What the ledger knows of one file in one place. */
enum CopyState {
    /** It may be there, whole, or not. */
    WRITING,
    /** It is there, and what is read for its content. */
    KEPT,
    /** It is there for a while, for readers that found it as kept, and comes back where a row refers to it again. */
    DISCARDED,
    /** It may be there, and nothing brings it back. */
    DELETING
}
