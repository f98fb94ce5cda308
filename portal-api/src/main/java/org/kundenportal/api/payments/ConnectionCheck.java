package org.kundenportal.api.payments;

/**
 * Whether a connection works.
 *
 * @param reason why it does not, null if it does
 * @param code what the provider says, null if it says nothing
 * @param trace by which the provider's support finds the call, null if there is nothing of the kind
 */
public record ConnectionCheck(Reason reason, String code, String trace) {

    /** Why a connection does not work. */
    public enum Reason {
        /** Its provider is not installed. */
        NOT_INSTALLED,
        /** The provider refuses the settings before anybody is asked, or the secrets cannot be read any more. */
        SETTINGS,
        /** The credentials are wrong, or belong to the other mode (test or live). */
        CREDENTIALS,
        /** The provider refuses for a reason of its own; the code says why. */
        REFUSED,
        /** The provider asks for fewer calls. */
        BUSY,
        /** No connection, or no answer in time. */
        UNREACHABLE,
        /** An answer that makes no sense: perhaps not the provider's. */
        UNREADABLE
    }

    /** It works. */
    public static final ConnectionCheck OK = new ConnectionCheck(null, null, null);

    /** Whether it works. */
    public boolean ok() {
        return reason == null;
    }
}
