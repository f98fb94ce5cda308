package org.kundenportal.impl.storage;

import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.kundenportal.api.storage.DocumentStore.Problem;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets files follow to where new ones go: each is copied, compared, and only then the ledger says that the copy counts. A
 * crash in between leaves a copy that is swept, and the file where it was.
 */
final class FileMoves {

    private static final Logger LOG = LoggerFactory.getLogger(FileMoves.class);
    private static final int PAGE = 50;

    private static final Duration NEXT_TRY = Duration.ofHours(6);

    /** So many failures in a row are the storage's and not those of single files. */
    private static final int HOPELESS = 3;

    private final Tx tx;
    private final FileStores stores;
    private final FileLedger ledger;
    private final Clock clock;

    FileMoves(Tx tx, FileStores stores, FileLedger ledger, Clock clock) {
        this.tx = tx;
        this.stores = stores;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Where the storage made the round before give up: the next one goes on behind it, so that nothing bars the way. */
    private long gaveUpAt;

    /** What keeps files that are missing or damaged where they are: each try would fetch and send the whole. */
    private final Map<Long, Problem> unmovable = new HashMap<>();

    /** What keeps a single file where it is. */
    private static final class Unmovable extends Exception {
        private static final long serialVersionUID = 1;

        Unmovable(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Moves all that is elsewhere.
     *
     * @param goOn asked before each page of files
     */
    void run(BooleanSupplier goOn) {
        Round round = new Round(tx.read(FileKeeping::connection), gaveUpAt);
        gaveUpAt = 0;
        List<Copy> page = round.next();
        if (page.isEmpty()
                && tx.read(em ->
                        FileKeeping.find(em).map(FileKeepingEntity::problem).isEmpty())) {
            return;
        }
        while (!page.isEmpty() && !round.isHopeless() && goOn.getAsBoolean() && round.isStillWanted()) {
            page.forEach(round::move);
            page = round.next();
        }
        if (round.isHopeless()) {
            gaveUpAt = round.after;
        }
        tx.runRepeatably(em -> FileKeeping.ended(em, round.failed, round.problem));
    }

    /** One time through the files that are elsewhere. */
    private final class Round {

        private final Long target;
        private final long begin;
        private boolean fromTheStart;
        private long after;
        private long failed;
        private int inARow;
        private Problem problem;

        Round(Long target, long after) {
            this.target = target;
            this.begin = after;
            this.after = after;
            this.fromTheStart = after == 0;
        }

        /** Whether nobody has chosen another place meanwhile. */
        boolean isStillWanted() {
            return Objects.equals(target, tx.read(FileKeeping::connection));
        }

        /** Those behind where the round before gave up, and then those before. */
        List<Copy> next() {
            List<Copy> page = page();
            if (page.isEmpty() && !fromTheStart) {
                fromTheStart = true;
                after = 0;
                page = page();
            }
            return page;
        }

        private List<Copy> page() {
            List<Copy> page = tx.read(em -> FileLedger.elsewhere(em, target, after, PAGE));
            return fromTheStart && begin > 0
                    ? page.stream().filter(file -> file.id() <= begin).toList()
                    : page;
        }

        boolean isHopeless() {
            return inARow >= HOPELESS;
        }

        void move(Copy file) {
            after = file.id();
            if (isHopeless()) {
                return;
            }
            Problem known = unmovable.get(file.id());
            if (known != null && clock.instant().isBefore(known.at().plus(NEXT_TRY))) {
                failed++;
                problem = known;
                return;
            }
            try {
                FileMoves.this.move(file, target);
                inARow = 0;
            } catch (Unmovable e) {
                failed++;
                problem = new Problem(e.getMessage(), null, clock.instant());
                unmovable.put(file.id(), problem);
            } catch (IOException e) {
                failed++;
                inARow++;
                problem = problem(e);
                LOG.debug("A file cannot be moved now", e);
            } catch (RuntimeException e) {
                // a provider that is stopped meanwhile, or has a fault: other work of the round goes on
                failed++;
                inARow++;
                problem = new Problem(Reason.UNREADABLE.name(), null, clock.instant());
                LOG.warn("A file cannot be moved", e);
            }
        }

        private Problem problem(IOException e) {
            return e instanceof StorageException storage
                    ? new Problem(
                            JpaStorageConnectionAdministration.problemOf(storage)
                                    .name(),
                            storage.code(),
                            clock.instant())
                    : new Problem(Reason.UNREADABLE.name(), null, clock.instant());
        }
    }

    private void move(Copy file, Long target) throws IOException, Unmovable {
        Copy fresh = tx.callRepeatably(
                em -> stores.hold(em, target) ? ledger.begin(em, file.key(), file.size(), target) : null);
        if (fresh == null) {
            throw new StorageException(Reason.GONE, FileStores.DELETED, null);
        }
        try {
            copy(file, fresh);
        } catch (IOException | Unmovable e) {
            tx.runRepeatably(em -> ledger.giveUp(em, fresh));
            throw e;
        }
        tx.runRepeatably(em -> {
            if (ledger.replace(em, file, fresh)) {
                FileKeeping.moved(em);
            }
        });
    }

    private void copy(Copy from, Copy to) throws IOException, Unmovable {
        try (OpenStore source = stores.open(from.connection());
                OpenStore target = stores.open(to.connection());
                OpenFile file = opened(source, from)) {
            // not the ledger's: of a mail's attachment from before there was a ledger it knows no size
            long size = file.facts().size();
            DigestInputStream content = new DigestInputStream(file.content(), sha256());
            target.storage().put(to.path(), content, size);
            requireSame(from.key(), content.getMessageDigest());
            Optional<FileFacts> there = target.storage().stat(to.path());
            if (there.isEmpty() || there.get().size() != size) {
                throw new StorageException(Reason.UNREADABLE, null, null);
            }
        }
    }

    private OpenFile opened(OpenStore source, Copy from) throws StorageException, Unmovable {
        try {
            return source.storage().open(from.path());
        } catch (StorageException e) {
            if (e.reason() != Reason.NOT_FOUND) {
                throw e;
            }
            if (tx.callRepeatably(em -> ledger.missing(em, from))) {
                LOG.warn("The file {} is not where it should be; a backup may have it", from.path());
            }
            throw new Unmovable("MISSING");
        }
    }

    /** The key of content is its hash. */
    private static void requireSame(String key, MessageDigest read) throws Unmovable {
        String hash = key.substring(key.indexOf('/') + 1, key.lastIndexOf('.'));
        if (!hash.equals(HexFormat.of().formatHex(read.digest()))) {
            throw new Unmovable("DAMAGED");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
