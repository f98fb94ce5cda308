package org.kundenportal.storage.cloud;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.FileStorageContractTest;

@DisplayName("DC-02 a bucket keeps the contract of file storages")
class S3StorageContractTest extends FileStorageContractTest {

    @TempDir
    private static Path folder;

    private static S3Server server;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected FileStorage storage() throws Exception {
        return new S3Provider().open(server.settings());
    }

    /** S3Proxy shows what it has of uploads that broke off. */
    @Override
    protected boolean isOfTheServer(String path) {
        return path.matches(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
