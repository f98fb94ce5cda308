package org.kundenportal.api.automation;

/** What became of a run. The names are part of the REST contract. */
public enum RunState {
    /** It is about to be done, or is tried again. */
    WAITING,
    /** Its mail is in the outbox. */
    DONE,
    /** There was no reason to write any more, or nothing to lead to. */
    SKIPPED,
    /** The mail could not be written; somebody has to see to it. */
    FAILED
}
