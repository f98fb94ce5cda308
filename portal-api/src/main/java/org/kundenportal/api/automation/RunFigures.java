package org.kundenportal.api.automation;

import java.time.Instant;

/**
 * How the runs of a rule stand.
 *
 * @param waiting how many are about to be done, or are tried again
 * @param done how many have sent their mail
 * @param skipped how many sent none because there was no reason any more
 * @param failed how many sent none and need somebody
 * @param lastAt when the last one was finished, null if none was
 */
public record RunFigures(long waiting, long done, long skipped, long failed, Instant lastAt) {

    /** Of a rule that has never acted. */
    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, null);
}
