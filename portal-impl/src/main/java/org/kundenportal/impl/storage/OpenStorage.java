package org.kundenportal.impl.storage;

import java.util.Optional;
import org.kundenportal.impl.connections.OpenConnections;
import org.kundenportal.spi.storage.FileBrowser;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageProvider;

/**
 * The use of a storage, which stays open at least until the use is closed; a file that is being read belongs to the use.
 *
 * <p>Where the provider's bundle is stopped meanwhile, calls may fail as any call to a storage may.
 */
public final class OpenStorage implements AutoCloseable {

    private final long connection;
    private final OpenConnections<StorageProvider, FileStorage>.Use use;

    OpenStorage(long connection, OpenConnections<StorageProvider, FileStorage>.Use use) {
        this.connection = connection;
        this.use = use;
    }

    /** Which connection it is. */
    public long connection() {
        return connection;
    }

    /** The storage; never to be closed by its user. */
    public FileStorage storage() {
        return use.handle();
    }

    /** The storage as one that shows its files, if it does. */
    public Optional<FileBrowser> browser() {
        return storage() instanceof FileBrowser browser ? Optional.of(browser) : Optional.empty();
    }

    /** Ends the use; does nothing where it has ended. Can be called by another thread than the one that opened it. */
    @Override
    public void close() {
        use.close();
    }
}
