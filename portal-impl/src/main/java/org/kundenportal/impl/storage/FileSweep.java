package org.kundenportal.impl.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the ledger with the rows that refer to files and with the files themselves. */
final class FileSweep {

    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);
    private static final int PAGE = 200;

    /** Of a file in the portal's own folder: its key without the extension, in which the hash is, and the extension. */
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{2}/([0-9a-f]{64}))(?:-[0-9a-f]{10})?(\\.[a-z0-9]+)");

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
     * this one. Where most of the folder is unknown, it is the database that is wrong, and nothing is deleted. What has
     * content that is wanted and found nowhere else gets its row back: the database is one from before the file came.
     */
    void deleteStrays() throws IOException {
        LocalFileStorage local = stores.local();
        local.deleteLeftovers();
        List<String> strays = new ArrayList<>();
        long[] known = {0};
        local.eachOldPage(PAGE, paths -> {
            Set<String> rows = new HashSet<>(tx.read(em -> FileLedger.known(em, paths)));
            for (String path : paths) {
                if (rows.contains(path) || isWanted(path)) {
                    known[0]++;
                } else {
                    strays.add(path);
                }
            }
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

    /** Whether a file without a row has content that must not be lost. It gets one, if that is sure now. */
    private boolean isWanted(String path) {
        Matcher name = NAME.matcher(path);
        if (!name.matches()) {
            return false;
        }
        String key = name.group(1) + name.group(3);
        List<Copy> places = tx.read(em -> FileLedger.readable(em, key));
        if (places.isEmpty() && !tx.read(em -> FileUses.isUsed(em, key))) {
            return false;
        }
        try {
            for (Copy place : places) {
                if (isThere(place)) {
                    return false;
                }
            }
            adopt(path, key, name.group(2), places);
        } catch (IOException e) {
            LOG.debug("A file without a row is left for now", e);
        }
        return true;
    }

    private boolean isThere(Copy file) throws StorageException {
        try (OpenStore store = stores.open(file.connection())) {
            return store.storage().stat(file.path()).isPresent();
        } catch (StorageException e) {
            if (FileStores.DELETED.equals(e.code())) {
                return false;
            }
            throw e;
        }
    }

    private void adopt(String path, String key, String hash, List<Copy> lost) throws IOException {
        FilePath place = FileStores.path(null, path);
        byte[] content;
        try (OpenFile file = stores.local().open(place)) {
            content = file.content().readAllBytes();
        }
        if (!hash.equals(Tokens.sha256(content))) {
            LOG.warn("The file {} is wanted, but damaged; a backup may have it", path);
            return;
        }
        tx.runRepeatably(em -> {
            lost.stream().filter(Copy::isKept).forEach(copy -> ledger.missing(em, copy));
            ledger.adopt(em, key, content.length, place);
        });
        LOG.warn("The file {} was unknown to the database, which wants its content: it is known again", path);
    }
}
