package org.kundenportal.impl.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FilePath;

/**
 * The rows of all files, each step within a transaction of the caller. A step is one conditional update: of two nodes that
 * want different things of a row, one does not get it.
 *
 * <p>A row is WRITING before the file is written, and KEPT once it is. What is not needed is DISCARDED, for a while, then
 * DELETING, and gone. Only content that was given to be kept within {@link #UNUSED} may lack a row that refers to it, so a
 * transaction has that long to commit one.
 */
final class FileLedger {

    /** How long content may be kept before a row refers to it. Together with the others below a day. */
    static final Duration UNUSED = Duration.ofHours(6);

    /** How long a discarded file stays: for readers, and for backups that take the database first. */
    static final Duration LINGER = Duration.ofHours(6);

    /** How often a file is looked for. */
    static final Duration LOOK = Duration.ofHours(24);

    /** How long a file that could not be deleted waits. */
    private static final Duration RETRY = Duration.ofMinutes(10);

    private static final int SUFFIX_BYTES = 5;

    private final Clock clock;

    FileLedger(Clock clock) {
        this.clock = clock;
    }

    /** Notes that the content is wanted; the file that has it, empty if none is known to. */
    Optional<Copy> touch(EntityManager em, String key) {
        int touched = em.createQuery("UPDATE KeptFile f SET f.touchedAt = :now WHERE f.currentKey = :key"
                        + " AND f.missingSince IS NULL")
                .setParameter("now", clock.instant())
                .setParameter("key", key)
                .executeUpdate();
        return touched == 0 ? Optional.empty() : current(em, key);
    }

    /** A file that is in the portal's own folder without a row has the content. To be repeated on conflicts. */
    void adopt(EntityManager em, String key, long size, FilePath path) {
        KeptFileEntity row = new KeptFileEntity(key, size, null, path, clock.instant());
        em.persist(row);
        em.flush();
        finish(em, row.toCopy());
    }

    private static Optional<Copy> current(EntityManager em, String key) {
        return em.createQuery("SELECT f FROM KeptFile f WHERE f.currentKey = :key", KeptFileEntity.class)
                .setParameter("key", key)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .findFirst();
    }

    /** A row for a file that is going to be written, under a path of its own. */
    Copy begin(EntityManager em, String key, long size, Long connection) {
        int dot = key.lastIndexOf('.');
        String name = key.substring(0, dot) + "-" + HexFormat.of().formatHex(Tokens.randomBytes(SUFFIX_BYTES))
                + key.substring(dot);
        KeptFileEntity row =
                new KeptFileEntity(key, size, connection, FileStores.path(connection, name), clock.instant());
        em.persist(row);
        em.flush();
        return row.toCopy();
    }

    /**
     * The file is written. Where another of the same content was quicker, that one stays. To be repeated on conflicts.
     *
     * @throws PortalException CONCURRENT_CHANGE if writing took so long that the sweep has given it up
     */
    void finish(EntityManager em, Copy written) {
        if (touch(em, written.key()).isPresent()) {
            giveUp(em, written);
            return;
        }
        // the one that is known to be missing, should there be one
        retire(em, "f.currentKey = :it", written.key(), clock.instant());
        becomeCurrent(em, written);
    }

    /**
     * The file is written in place of another.
     *
     * @return whether it is: no, if somebody else has moved or discarded the other meanwhile
     */
    boolean replace(EntityManager em, Copy before, Copy written) {
        if (retire(em, "f.id = :it", before.id(), clock.instant().plus(LINGER)) == 0) {
            giveUp(em, written);
            return false;
        }
        becomeCurrent(em, written);
        return true;
    }

    private void becomeCurrent(EntityManager em, Copy written) {
        int rows = em.createQuery("UPDATE KeptFile f SET f.state = :kept, f.currentKey = f.contentKey,"
                        + " f.touchedAt = :now, f.lookedAt = :now, f.deleteAt = NULL"
                        + " WHERE f.id = :id AND f.state = :writing")
                .setParameter("kept", CopyState.KEPT)
                .setParameter("now", clock.instant())
                .setParameter("id", written.id())
                .setParameter("writing", CopyState.WRITING)
                .executeUpdate();
        if (rows == 0) {
            throw PortalException.of(ErrorCode.CONCURRENT_CHANGE);
        }
    }

    /** Of a file that may or may not have been written, nothing is needed: it is deleted once the storage is done with it. */
    void giveUp(EntityManager em, Copy written) {
        em.createQuery("UPDATE KeptFile f SET f.state = :deleting, f.deleteAt = :at"
                        + " WHERE f.id = :id AND f.state = :writing")
                .setParameter("deleting", CopyState.DELETING)
                .setParameter("at", clock.instant().plus(RETRY))
                .setParameter("id", written.id())
                .setParameter("writing", CopyState.WRITING)
                .executeUpdate();
    }

    /** Gives up all that nobody can be writing any more. */
    int giveUpOld(EntityManager em) {
        return em.createQuery("UPDATE KeptFile f SET f.state = :deleting, f.deleteAt = :now"
                        + " WHERE f.state = :writing AND f.touchedAt <= :limit")
                .setParameter("deleting", CopyState.DELETING)
                .setParameter("now", clock.instant())
                .setParameter("writing", CopyState.WRITING)
                .setParameter("limit", clock.instant().minus(UNUSED))
                .executeUpdate();
    }

    private static int retire(EntityManager em, String which, Object it, Instant deleteAt) {
        return em.createQuery("UPDATE KeptFile f SET f.state = :discarded, f.currentKey = NULL, f.deleteAt = :at"
                        + " WHERE " + which + " AND f.state = :kept")
                .setParameter("discarded", CopyState.DISCARDED)
                .setParameter("at", deleteAt)
                .setParameter("it", it)
                .setParameter("kept", CopyState.KEPT)
                .executeUpdate();
    }

    /** The files that nobody has wanted to be kept lately, in the order of their rows. */
    List<Copy> untouched(EntityManager em, long after, int limit) {
        return em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.id > :after AND f.state = :kept"
                                + " AND f.touchedAt <= :limit ORDER BY f.id",
                        KeptFileEntity.class)
                .setParameter("after", after)
                .setParameter("kept", CopyState.KEPT)
                .setParameter("limit", clock.instant().minus(UNUSED))
                .setMaxResults(limit)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .toList();
    }

    /** Discards what no row refers to, unless it was wanted meanwhile. */
    boolean discard(EntityManager em, Copy unused) {
        return em.createQuery("UPDATE KeptFile f SET f.state = :discarded, f.currentKey = NULL, f.deleteAt = :at"
                                + " WHERE f.id = :id AND f.state = :kept AND f.touchedAt <= :limit")
                        .setParameter("discarded", CopyState.DISCARDED)
                        .setParameter("at", clock.instant().plus(LINGER))
                        .setParameter("id", unused.id())
                        .setParameter("kept", CopyState.KEPT)
                        .setParameter("limit", clock.instant().minus(UNUSED))
                        .executeUpdate()
                == 1;
    }

    /** The files whose time has come, the longest due first. */
    List<Copy> due(EntityManager em, int limit) {
        return em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.deleteAt <= :now ORDER BY f.deleteAt, f.id",
                        KeptFileEntity.class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .toList();
    }

    /**
     * Takes a file to delete it, for as long as that may take. One to which a row refers again, and that is kept nowhere
     * else, is kept again instead. To be repeated on conflicts.
     *
     * @return whether it is to be deleted now
     */
    boolean takeToDelete(EntityManager em, Copy due) {
        boolean revived = due.state() == CopyState.DISCARDED
                && FileUses.isUsed(em, due.key())
                && current(em, due.key()).isEmpty();
        if (revived) {
            em.createQuery("UPDATE KeptFile f SET f.state = :kept, f.currentKey = f.contentKey, f.touchedAt = :now,"
                            + " f.deleteAt = NULL WHERE f.id = :id AND f.state = :discarded")
                    .setParameter("kept", CopyState.KEPT)
                    .setParameter("now", clock.instant())
                    .setParameter("id", due.id())
                    .setParameter("discarded", CopyState.DISCARDED)
                    .executeUpdate();
            return false;
        }
        return em.createQuery("UPDATE KeptFile f SET f.state = :deleting, f.deleteAt = :later"
                                + " WHERE f.id = :id AND f.state = :state AND f.deleteAt = :due")
                        .setParameter("deleting", CopyState.DELETING)
                        .setParameter("later", clock.instant().plus(RETRY))
                        .setParameter("id", due.id())
                        .setParameter("state", due.state())
                        .setParameter("due", due.deleteAt())
                        .executeUpdate()
                == 1;
    }

    /** The file is gone. */
    static void forget(EntityManager em, Copy deleted) {
        em.createQuery("DELETE FROM KeptFile f WHERE f.id = :id AND f.state = :deleting")
                .setParameter("id", deleted.id())
                .setParameter("deleting", CopyState.DELETING)
                .executeUpdate();
    }

    /** Where the content can be read, the best first. */
    static List<Copy> readable(EntityManager em, String key) {
        // KEPT is the greatest of the two words
        return em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.contentKey = :key AND f.state IN :there"
                                + " ORDER BY f.state DESC, f.id DESC",
                        KeptFileEntity.class)
                .setParameter("key", key)
                .setParameter("there", List.of(CopyState.KEPT, CopyState.DISCARDED))
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .toList();
    }

    /** The files that were not looked for since long, the longest first. */
    List<Copy> unseen(EntityManager em, int limit) {
        return em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.lookedAt <= :limit AND f.state = :kept"
                                + " ORDER BY f.lookedAt, f.id",
                        KeptFileEntity.class)
                .setParameter("limit", clock.instant().minus(LOOK))
                .setParameter("kept", CopyState.KEPT)
                .setMaxResults(limit)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .toList();
    }

    /** They were found where they should be. */
    void found(EntityManager em, Collection<Copy> files) {
        if (!files.isEmpty()) {
            em.createQuery("UPDATE KeptFile f SET f.lookedAt = :now, f.missingSince = NULL WHERE f.id IN :ids")
                    .setParameter("now", clock.instant())
                    .setParameter("ids", files.stream().map(Copy::id).toList())
                    .executeUpdate();
        }
    }

    /** A file was not where it should be; true if nobody knew. */
    boolean missing(EntityManager em, Copy file) {
        em.createQuery("UPDATE KeptFile f SET f.lookedAt = :now WHERE f.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", file.id())
                .executeUpdate();
        return em.createQuery("UPDATE KeptFile f SET f.missingSince = :now WHERE f.id = :id AND f.state = :kept"
                                + " AND f.missingSince IS NULL")
                        .setParameter("now", clock.instant())
                        .setParameter("id", file.id())
                        .setParameter("kept", CopyState.KEPT)
                        .executeUpdate()
                == 1;
    }

    static long missing(EntityManager em) {
        return em.createQuery(
                        "SELECT COUNT(f) FROM KeptFile f WHERE f.missingSince IS NOT NULL AND f.state = :kept",
                        Long.class)
                .setParameter("kept", CopyState.KEPT)
                .getSingleResult();
    }

    /** The files that are kept elsewhere than in the given place, in the order of their rows. */
    static List<Copy> elsewhere(EntityManager em, Long connection, long after, int limit) {
        var query = em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.id > :after AND f.state = :kept AND " + notIn(connection)
                                + " ORDER BY f.id",
                        KeptFileEntity.class)
                .setParameter("after", after)
                .setParameter("kept", CopyState.KEPT)
                .setMaxResults(limit);
        if (connection != null) {
            query.setParameter("place", connection);
        }
        return query.getResultStream().map(KeptFileEntity::toCopy).toList();
    }

    static long countElsewhere(EntityManager em, Long connection) {
        var query = em.createQuery(
                        "SELECT COUNT(f) FROM KeptFile f WHERE f.state = :kept AND " + notIn(connection), Long.class)
                .setParameter("kept", CopyState.KEPT);
        if (connection != null) {
            query.setParameter("place", connection);
        }
        return query.getSingleResult();
    }

    private static String notIn(Long connection) {
        return connection == null
                ? "f.connectionId IS NOT NULL"
                : "(f.connectionId IS NULL OR f.connectionId <> :place)";
    }

    /** Whether a file is, or may be, in the connection's storage that is not just waiting to be deleted there. */
    static boolean isAnyIn(EntityManager em, long connection) {
        return !em.createQuery(
                        "SELECT f.id FROM KeptFile f WHERE f.connectionId = :place AND f.state <> :deleting",
                        Long.class)
                .setParameter("place", connection)
                .setParameter("deleting", CopyState.DELETING)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The newest files in the connection's storage, as far as nobody knows that they are missing. */
    static List<Copy> sample(EntityManager em, long connection, int limit) {
        return em.createQuery(
                        "SELECT f FROM KeptFile f WHERE f.connectionId = :place AND f.state = :kept"
                                + " AND f.missingSince IS NULL ORDER BY f.id DESC",
                        KeptFileEntity.class)
                .setParameter("place", connection)
                .setParameter("kept", CopyState.KEPT)
                .setMaxResults(limit)
                .getResultStream()
                .map(KeptFileEntity::toCopy)
                .toList();
    }

    /** Those of the paths in the portal's own folder that belong to a file. */
    static List<String> known(EntityManager em, Collection<String> paths) {
        return em.createQuery(
                        "SELECT f.path FROM KeptFile f WHERE f.connectionId IS NULL AND f.path IN :paths", String.class)
                .setParameter("paths", paths)
                .getResultList();
    }
}
