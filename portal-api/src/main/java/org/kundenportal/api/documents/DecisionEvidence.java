package org.kundenportal.api.documents;

import java.time.Instant;
import org.kundenportal.api.ActingCustomer;

/**
 * A decision with everything that proves it. It is kept for good; one that no longer counts says why.
 *
 * @param decision what was decided
 * @param contactName the customer's main contact at that time, else the customer; never null
 * @param contactEmail that contact's address, may be null
 * @param terms the text that was agreed to; null where the estimate was declined
 * @param pdfSha256 of the exact PDF that was shown, in hexadecimal digits
 * @param pdfSize of that PDF in bytes
 * @param assurance how the session was opened
 * @param session names the session, as on the timeline
 * @param clientAddress the network address that the decision came from
 * @param voided null while the decision counts
 */
public record DecisionEvidence(
        RecordedDecision decision,
        String contactName,
        String contactEmail,
        String terms,
        String pdfSha256,
        long pdfSize,
        ActingCustomer.Assurance assurance,
        String session,
        String clientAddress,
        Voided voided) {

    /**
     * Why a decision no longer counts.
     *
     * @param at since when
     * @param by who did it
     * @param cause never null
     * @param reason in the words of staff, may be null
     */
    public record Voided(Instant at, String by, Cause cause, String reason) {}

    /** What can end a decision. */
    public enum Cause {
        /** The host changed the estimate. */
        NEW_VERSION,
        /** Staff let the customer decide again. */
        REOPENED
    }
}
