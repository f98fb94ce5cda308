package org.kundenportal.storage.cloud;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.FileStorageContractTest;

@DisplayName("DC-02 a WebDAV folder keeps the contract of file storages")
class WebDavStorageContractTest extends FileStorageContractTest {

    @TempDir
    private static Path folder;

    private static DavServer server;

    @BeforeAll
    static void start() throws Exception {
        server = DavServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected FileStorage storage() throws Exception {
        return new WebDavProvider().open(server.settings());
    }
}
