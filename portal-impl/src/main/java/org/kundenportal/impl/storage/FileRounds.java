package org.kundenportal.impl.storage;

import java.io.IOException;
import java.time.Duration;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.jobs.Rounds;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.spi.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks after the files once a minute, on one node at a time: moves what is elsewhere than new files go, deletes what is
 * due, looks for what was not seen since a day, and sweeps every six hours.
 */
@Component(service = FileRounds.class, immediate = true)
public final class FileRounds {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Tx tx;
    private final FileStores stores;
    private final FileKeeping keeping;
    private final FileMoves moves;
    private final FileSweep sweep;
    private final FilesHealth health;
    private final Rounds rounds;

    private volatile boolean closed;

    /** Looks after the portal's files, from a minute after the start on. */
    @Activate
    public FileRounds(
            @Reference Tx tx,
            @Reference ContentStore files,
            @Reference FilesHealth health,
            @Reference PortalHome home) {
        this(tx, files.stores(), files.ledger(), health, home, PAUSE);
        files.ring(rounds::wake);
    }

    FileRounds(Tx tx, FileStores stores, FileLedger ledger, FilesHealth health, PortalHome home, Duration pause) {
        this.tx = tx;
        this.stores = stores;
        this.health = health;
        keeping = new FileKeeping(home.clock());
        moves = new FileMoves(tx, stores, ledger, home.clock());
        sweep = new FileSweep(tx, stores, ledger);
        rounds = new Rounds("files", pause, this::round);
    }

    /** Stops after the page of files that is under way. */
    @Deactivate
    public void close() {
        closed = true;
        rounds.close();
    }

    /** Does what is to be done, unless another node does. */
    void round() throws IOException {
        check();
        if (!tx.callRepeatably(keeping::take)) {
            return;
        }
        try {
            moves.run(this::mayGoOn);
            sweep.delete();
            sweep.look();
            if (mayGoOn() && tx.read(keeping::isSweepDue)) {
                sweep.discardUnused();
                sweep.deleteStrays();
                tx.runRepeatably(keeping::swept);
            }
        } finally {
            tx.runRepeatably(keeping::leave);
        }
    }

    /** Also says that this node is still at work. */
    private boolean mayGoOn() {
        return !closed && tx.callRepeatably(keeping::take);
    }

    private void check() {
        Long connection = tx.read(FileKeeping::connection);
        try (OpenStore store = stores.open(connection)) {
            store.storage().check();
            health.reached();
        } catch (StorageException e) {
            health.failed(e);
        }
    }
}
