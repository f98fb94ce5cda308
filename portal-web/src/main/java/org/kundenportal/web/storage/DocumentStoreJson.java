package org.kundenportal.web.storage;

import java.time.Instant;
import org.kundenportal.api.storage.DocumentStore;

/** Where the files of documents are, on the wire. */
public record DocumentStoreJson(
        String connection,
        Instant changedAt,
        String changedBy,
        long toMove,
        long moved,
        long failed,
        ProblemJson lastProblem,
        long missing) {

    static DocumentStoreJson of(DocumentStore store) {
        return new DocumentStoreJson(
                store.connection(),
                store.changedAt(),
                store.changedBy(),
                store.toMove(),
                store.moved(),
                store.failed(),
                ProblemJson.of(store.lastProblem()),
                store.missing());
    }

    /** What kept files from following. */
    public record ProblemJson(String reason, String code, Instant at) {

        static ProblemJson of(DocumentStore.Problem problem) {
            return problem == null ? null : new ProblemJson(problem.reason(), problem.code(), problem.at());
        }
    }

    /** Where they are to be: null for the portal's own folder. */
    public record Choice(String connection) {}
}
