package org.kundenportal.api.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * Where the portal keeps what belongs to documents: their PDFs and XML files, what proves decisions, imported files that
 * wait, and pictures.
 *
 * @param connection the id of the storage connection, null for the portal's own folder
 * @param changedAt when it was last chosen, null if it never was
 * @param changedBy who chose it, null if nobody did
 * @param toMove how many files are still elsewhere; they are read from there and follow by themselves
 * @param moved how many files have followed since it was chosen
 * @param failed how many files could not follow when it was last tried; they are tried again
 * @param lastProblem why they could not, null if none failed
 * @param missing how many files that are needed were not found where they should be
 */
public record DocumentStore(
        String connection,
        Instant changedAt,
        String changedBy,
        long toMove,
        long moved,
        long failed,
        Problem lastProblem,
        long missing) {

    /**
     * What kept files from being moved.
     *
     * @param reason the name of a {@code StorageException.Reason}; {@code MISSING} for a file that is not where it should
     *     be, {@code DAMAGED} for one whose content is not what was kept
     * @param code the storage's own, null if it gave none
     * @param at when it was met
     */
    public record Problem(String reason, String code, Instant at) {

        /** Refuses a null reason or instant. */
        public Problem {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }
}
