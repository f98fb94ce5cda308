package org.kundenportal.impl.storage;

import org.kundenportal.spi.storage.FileStorage;

/** A storage that is in use. */
record OpenStore(FileStorage storage, Runnable end) implements AutoCloseable {

    /** Gives it back. */
    @Override
    public void close() {
        end.run();
    }
}
