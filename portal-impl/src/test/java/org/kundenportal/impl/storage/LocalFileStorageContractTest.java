package org.kundenportal.impl.storage;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.TestClock;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.FileStorageContractTest;

class LocalFileStorageContractTest extends FileStorageContractTest {

    @TempDir
    private Path folder;

    @Override
    protected FileStorage storage() {
        return new LocalFileStorage(new PortalHome(folder, URI.create("https://portal.example"), new TestClock()));
    }

    @Override
    protected boolean takesAnyName() {
        return false;
    }
}
