package org.kundenportal.impl.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the ledger with the rows that refer to files and with the files themselves. */
final class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    private static final int PAGE = 200;

    private final Tx tx;
    private final FileStores stores;
    private final FileLedger ledger;

    FileSweep(Tx tx, FileStores stores, FileLedger ledger) {
        this.tx = tx;
        this.stores = stores;
        this.ledger = ledger;
    }

    /** Discards what no row refers to, and gives up what nobody can be writing any more. */
    void discardUnused() {
        tx.runRepeatably(ledger::giveUpOld);
        long after = 0;
        List<Copy> page = untouched(after);
        while (!page.isEmpty()) {
            List<Copy> candidates = page;
            tx.runRepeatably(em -> {
                Set<String> used =
                        FileUses.used(em, candidates.stream().map(Copy::key).toList());
                for (Copy candidate : candidates) {
                    if (!used.contains(candidate.key())) {
                        ledger.discard(em, candidate);
                    }
                }
            });
            after = page.get(page.size() - 1).id();
            page = untouched(after);
        }
    }

    private List<Copy> untouched(long after) {
        return tx.read(em -> ledger.untouched(em, after, PAGE));
    }

    /** Deletes what is due: the file, then its row. A place that does not answer is not asked again in this round. */
    void delete() {
        Set<Long> silent = new HashSet<>();
        List<Copy> page = due();
        while (!page.isEmpty()) {
            for (Copy file : page) {
                // a file that is taken is not due for a while, so that the next page has others
                if (tx.callRepeatably(em -> ledger.takeToDelete(em, file)) && !silent.contains(file.connection())) {
                    delete(file, silent);
                }
            }
            page = due();
        }
    }

    private List<Copy> due() {
        return tx.read(em -> ledger.due(em, PAGE));
    }

    private void delete(Copy file, Set<Long> silent) {
        try (OpenStore store = stores.open(file.connection())) {
            store.storage().delete(file.path());
            tx.runRepeatably(em -> FileLedger.forget(em, file));
        } catch (StorageException e) {
            if (FileStores.DELETED.equals(e.code())) {
                tx.runRepeatably(em -> FileLedger.forget(em, file));
                return;
            }
            LOG.debug("A file cannot be deleted now", e);
            silent.add(file.connection());
        }
    }

    /** Looks for a part of the files that were not looked for since a day, as many as a round should take. */
    void look() {
        Set<Long> silent = new HashSet<>();
        List<Copy> found = new ArrayList<>();
        for (Copy file : tx.read(em -> ledger.unseen(em, PAGE))) {
            if (!silent.contains(file.connection())) {
                look(file, found, silent);
            }
        }
        tx.runRepeatably(em -> ledger.found(em, found));
    }

    private void look(Copy file, List<Copy> found, Set<Long> silent) {
        try (OpenStore store = stores.open(file.connection())) {
            Optional<FileFacts> facts = store.storage().stat(file.path());
            if (facts.isPresent()) {
                found.add(file);
            } else if (tx.callRepeatably(em -> ledger.missing(em, file))) {
                LOG.warn("The file {} is not where it should be; a backup may have it", file.path());
            }
        } catch (StorageException e) {
            LOG.debug("A file cannot be looked for now", e);
            silent.add(file.connection());
        }
    }

    /**
     * Deletes what the folder holds without a row: from before there was a ledger, or from a database that is no longer
     * this one. Where most of the folder is unknown, it is the database that is wrong, and nothing is deleted.
     */
    void deleteStrays() throws IOException {
        LocalFileStorage local = stores.local();
        local.deleteLeftovers();
        List<String> strays = new ArrayList<>();
        long[] known = {0};
        local.eachOldPage(PAGE, paths -> {
            Set<String> rows = new HashSet<>(tx.read(em -> FileLedger.known(em, paths)));
            paths.stream().filter(path -> !rows.contains(path)).forEach(strays::add);
            known[0] += rows.size();
        });
        if (strays.size() > known[0]) {
            LOG.warn(
                    "{} files are unknown to the database and {} known: are the two of one portal? None is deleted",
                    strays.size(),
                    known[0]);
            return;
        }
        for (String stray : strays) {
            local.delete(FileStores.path(null, stray));
        }
    }
}
