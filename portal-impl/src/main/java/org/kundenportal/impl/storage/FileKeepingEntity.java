package org.kundenportal.impl.storage;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.storage.DocumentStore.Problem;
import org.kundenportal.impl.Excerpt;

/** Where new files go, how far those that are elsewhere have followed, and which node works on them. One row at most. */
@Entity(name = "FileKeeping")
@Table(name = "file_keeping")
class FileKeepingEntity {

    static final int ONLY = 1;

    private static final int LONGEST_CODE = 100;

    @Id
    @Column(name = "id")
    private int id = ONLY;

    /** Null for the portal's own folder. */
    @Column(name = "connection_id")
    private Long connectionId;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    /** Files that have followed since it was changed. */
    @Column(name = "moved")
    private long moved;

    /** Files that could not in the last round. */
    @Column(name = "failed")
    private long failed;

    @Column(name = "problem")
    private String problem;

    @Column(name = "problem_code")
    private String problemCode;

    @Column(name = "problem_at")
    private Instant problemAt;

    @Column(name = "swept_at")
    private Instant sweptAt = Instant.EPOCH;

    /** The node that works on the files, null if none does. */
    @Column(name = "holder")
    private String holder;

    @Column(name = "held_until")
    private Instant heldUntil = Instant.EPOCH;

    Long connection() {
        return connectionId;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }

    long moved() {
        return moved;
    }

    long failed() {
        return failed;
    }

    /** Why not all could follow in the last round, null if they could. */
    Problem problem() {
        return problem == null ? null : new Problem(problem, problemCode, problemAt);
    }

    Instant sweptAt() {
        return sweptAt;
    }

    void choose(Long connection, Instant now, String by) {
        connectionId = connection;
        changedAt = now;
        changedBy = by;
        moved = 0;
        end(0, null);
    }

    /** A round of moves has ended. */
    void end(long newFailed, Problem met) {
        failed = newFailed;
        problem = met == null ? null : met.reason();
        problemCode = met == null || met.code() == null ? null : Excerpt.of(met.code(), LONGEST_CODE);
        problemAt = met == null ? null : met.at();
    }
}
