package org.kundenportal.impl.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.storage.DocumentStore.Problem;
import org.kundenportal.impl.security.Tokens;

/**
 * Where new files go, and whose turn it is to work on those that are there: one node's at a time, which is a matter of
 * economy, since every step on a file is safe with any number of them. Each method is within a transaction of the caller.
 */
final class FileKeeping {

    /** How long one node may work without saying that it still does. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration SWEEP = Duration.ofHours(6);
    private static final int HOLDER_BYTES = 16;

    private final Clock clock;
    private final String holder = Tokens.encode(Tokens.randomBytes(HOLDER_BYTES));

    FileKeeping(Clock clock) {
        this.clock = clock;
    }

    /** Where new files go: null for the portal's own folder. */
    static Long connection(EntityManager em) {
        return find(em).map(FileKeepingEntity::connection).orElse(null);
    }

    static Optional<FileKeepingEntity> find(EntityManager em) {
        return Optional.ofNullable(em.find(FileKeepingEntity.class, FileKeepingEntity.ONLY));
    }

    /** The row, made where there is none. To be repeated on conflicts. */
    static FileKeepingEntity made(EntityManager em) {
        return find(em).orElseGet(() -> {
            FileKeepingEntity row = new FileKeepingEntity();
            em.persist(row);
            em.flush();
            return row;
        });
    }

    /** Makes it this node's turn, for the length of the lease; false if it is another's. To be repeated on conflicts. */
    boolean take(EntityManager em) {
        made(em);
        Instant now = clock.instant();
        return em.createQuery("UPDATE FileKeeping k SET k.holder = :me, k.heldUntil = :until"
                                + " WHERE k.id = :id AND (k.holder = :me OR k.heldUntil <= :now)")
                        .setParameter("me", holder)
                        .setParameter("until", now.plus(LEASE))
                        .setParameter("id", FileKeepingEntity.ONLY)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Ends this node's turn. */
    void leave(EntityManager em) {
        em.createQuery("UPDATE FileKeeping k SET k.heldUntil = :now WHERE k.holder = :me")
                .setParameter("now", clock.instant())
                .setParameter("me", holder)
                .executeUpdate();
    }

    /** Whether it is time to sweep. */
    boolean isSweepDue(EntityManager em) {
        return !find(em).map(FileKeepingEntity::sweptAt)
                .orElse(Instant.EPOCH)
                .plus(SWEEP)
                .isAfter(clock.instant());
    }

    void swept(EntityManager em) {
        em.createQuery("UPDATE FileKeeping k SET k.sweptAt = :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** A file has followed to where new ones go. */
    static void moved(EntityManager em) {
        em.createQuery("UPDATE FileKeeping k SET k.moved = k.moved + 1").executeUpdate();
    }

    /**
     * A round of moves has ended.
     *
     * @param problem null if there was none
     */
    static void ended(EntityManager em, long failed, Problem problem) {
        find(em).ifPresent(row -> row.end(failed, problem));
    }
}
