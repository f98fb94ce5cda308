package org.kundenportal.impl.mail;

/** Why a mail was not sent, or not surely. */
final class NotSent extends Exception {

    /** How much the server may have of the mail, and what is to be done. */
    enum Outcome {
        /** There is no server, it lets nobody in, or it takes no mail from this sender: no other mail has to be tried now. */
        NO_SERVER,
        /** The server has said that it does not take this mail now. */
        NOT_NOW,
        /** The server may have the mail or not. */
        UNKNOWN,
        /** The server has said that it will never take this mail. */
        NEVER
    }

    private final Outcome outcome;
    private final String reason;

    /** What has happened, in the server's words or ours. */
    NotSent(Outcome outcome, String reason) {
        super(outcome.name(), null, false, false);
        this.outcome = outcome;
        this.reason = reason;
    }

    /** In the server's words, for staff. */
    String reason() {
        return reason;
    }

    /** Whether another try would be in vain. */
    boolean isFinal() {
        return outcome == Outcome.NEVER;
    }

    /** Whether the server surely has nothing of it. */
    boolean isUntouched() {
        return outcome == Outcome.NO_SERVER || outcome == Outcome.NOT_NOW;
    }

    /** Whether another mail would meet the same. */
    boolean isOfServer() {
        return outcome == Outcome.NO_SERVER;
    }
}
