package org.kundenportal.impl.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.spi.storage.FilePath;
import org.kundenportal.spi.storage.OpenFile;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps content under a key made of its own SHA-256, so that the same content is kept once and a key can never come to
 * mean something else. Which file has the content now, and in which storage, the ledger knows. A file is kept before the
 * row that names its key is committed, and not within that transaction; the caller has six hours for it. Thread-safe.
 */
@Component(service = ContentStore.class)
public final class ContentStore {

    private static final Logger LOG = LoggerFactory.getLogger(ContentStore.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Tx tx;
    private final FileStores stores;
    private final FileLedger ledger;
    private final FilesHealth health;
    private volatile Runnable bell = () -> {};

    /**
     * Whether the path of a connection's storage leads to the folder of kept files, or into it; they are documents of
     * customers, and no file of the merchant's. Storages may take capitals and small letters for the same.
     */
    public static boolean isPortals(FilePath path) {
        return (path.text() + "/").regionMatches(true, 0, FileStores.FOLDER, 0, FileStores.FOLDER.length());
    }

    /** Keeps content where the merchant says. */
    @Activate
    public ContentStore(
            @Reference Tx tx,
            @Reference LocalFileStorage local,
            @Reference StorageConnections connections,
            @Reference FilesHealth health,
            @Reference PortalHome home) {
        this(tx, new FileStores(local, connections), health, new FileLedger(home.clock()));
    }

    ContentStore(Tx tx, FileStores stores, FilesHealth health, FileLedger ledger) {
        this.tx = tx;
        this.stores = stores;
        this.ledger = ledger;
        this.health = health;
    }

    /**
     * Keeps the content. Not to be called within a transaction.
     *
     * @param extension of the file, for the people who look at the storage
     * @throws PortalException STORAGE_UNAVAILABLE if the storage does not take it now
     */
    public KeptFile keep(byte[] content, String extension) {
        String hash = Tokens.sha256(content);
        String key = hash.substring(0, 2) + "/" + hash + "." + extension;
        Optional<Copy> known = tx.callRepeatably(em -> ledger.touch(em, key));
        if (known.isEmpty() || isMissing(known.get())) {
            Copy fresh = tx.callRepeatably(em -> begin(em, key, content.length));
            write(fresh, content);
            tx.runRepeatably(em -> ledger.finish(em, fresh));
        }
        return new KeptFile(key, content.length);
    }

    /** Is told whenever files are to be moved. Must be quick and must not throw. */
    void ring(Runnable newBell) {
        bell = newBell;
    }

    /** Files are to be moved. */
    void ring() {
        bell.run();
    }

    FileStores stores() {
        return stores;
    }

    FileLedger ledger() {
        return ledger;
    }

    private Copy begin(EntityManager em, String key, long size) {
        Long connection = FileKeeping.connection(em);
        if (!stores.hold(em, connection)) {
            // it was chosen a moment ago, and no longer is
            throw PortalException.of(ErrorCode.CONCURRENT_CHANGE);
        }
        return ledger.begin(em, key, size, connection);
    }

    /** Where that cannot be told now, the ledger is believed. */
    private boolean isMissing(Copy file) {
        try (OpenStore store = stores.open(file.connection())) {
            if (store.storage().stat(file.path()).isPresent()) {
                return false;
            }
        } catch (StorageException e) {
            LOG.debug("A file cannot be looked for now", e);
            return false;
        }
        noteMissing(file);
        return true;
    }

    private void write(Copy fresh, byte[] content) {
        try (OpenStore store = stores.open(fresh.connection())) {
            store.storage().put(fresh.path(), new ByteArrayInputStream(content), content.length);
            health.reached(fresh.connection());
        } catch (IOException e) {
            tx.runRepeatably(em -> ledger.giveUp(em, fresh));
            throw unavailable(fresh, e);
        }
    }

    /**
     * Writes the content. Not to be called within a transaction.
     *
     * @throws IOException if the stream cannot be written
     * @throws PortalException STORAGE_UNAVAILABLE if the storage does not give it now
     */
    public void copy(String key, OutputStream out) throws IOException {
        try (OpenCopy copy = open(key)) {
            transfer(copy, out);
        }
    }

    private void transfer(OpenCopy copy, OutputStream out) throws IOException {
        try {
            copy.file.content().transferTo(out);
        } catch (StorageException e) {
            throw unavailable(copy.place, e);
        }
    }

    /**
     * All bytes of the content. Not to be called within a transaction.
     *
     * @throws PortalException STORAGE_UNAVAILABLE if the storage does not give it now
     */
    public byte[] read(String key) {
        try (OpenCopy copy = open(key)) {
            return bytes(copy);
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be closed", e);
        }
    }

    private byte[] bytes(OpenCopy copy) {
        try {
            return copy.file.content().readAllBytes();
        } catch (IOException e) {
            throw unavailable(copy.place, e);
        }
    }

    /** A file that is being read, and the storage it is in. */
    private record OpenCopy(Copy place, OpenStore store, OpenFile file) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (store) {
                file.close();
            }
        }
    }

    /** Where the file has been moved since the ledger was asked, it is asked once more. */
    private OpenCopy open(String key) {
        List<Copy> places = places(key);
        try {
            return open(places);
        } catch (StorageException e) {
            List<Copy> now = places(key);
            try {
                if (!now.equals(places)) {
                    return open(now);
                }
            } catch (StorageException again) {
                e.addSuppressed(again);
            }
            throw refusal(now, e);
        }
    }

    private List<Copy> places(String key) {
        return tx.read(em -> FileLedger.readable(em, key));
    }

    /** The first that opens; what keeps the first from it is what the caller is told. */
    private OpenCopy open(List<Copy> places) throws StorageException {
        StorageException failure = null;
        for (Copy place : places) {
            try {
                return open(place);
            } catch (StorageException e) {
                if (e.reason() != Reason.NOT_FOUND) {
                    health.failed(place.connection(), e);
                }
                failure = failure == null ? e : failure;
            }
        }
        throw failure == null ? new StorageException(Reason.NOT_FOUND, null, null) : failure;
    }

    private OpenCopy open(Copy place) throws StorageException {
        OpenStore store = stores.open(place.connection());
        try {
            OpenFile file = store.storage().open(place.path());
            health.reached(place.connection());
            return new OpenCopy(place, store, file);
        } catch (StorageException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private RuntimeException refusal(List<Copy> places, StorageException why) {
        if (why.reason() != Reason.NOT_FOUND) {
            return unavailable();
        }
        places.stream().filter(Copy::isKept).forEach(this::noteMissing);
        return new UncheckedIOException("a kept file is missing", why);
    }

    private void noteMissing(Copy file) {
        if (tx.callRepeatably(em -> ledger.missing(em, file))) {
            LOG.warn("The file {} is not where it should be; a backup may have it", file.path());
        }
    }

    private PortalException unavailable(Copy place, IOException why) {
        health.failed(place.connection(), why);
        return unavailable();
    }

    private static PortalException unavailable() {
        return PortalException.retryAfter(ErrorCode.STORAGE_UNAVAILABLE, RETRY);
    }
}
