package org.kundenportal.storage.cloud;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.storage.FileStorage;

@DisplayName("DC-02 a bucket over a line that breaks")
class S3BrokenLineTest extends BrokenLineTest {

    @TempDir
    private Path folder;

    private S3Server server;

    @Override
    int start() throws Exception {
        server = S3Server.start(folder);
        return server.port();
    }

    @Override
    void stop() throws Exception {
        server.close();
    }

    @Override
    FileStorage storage(int port, Patience patience) throws Exception {
        return new S3Provider(patience).open(S3Server.settings(port));
    }

    /** None of ours: an upload to S3 is kept when it has ended, or not at all. */
    @Override
    long leftovers() {
        return 0;
    }
}
