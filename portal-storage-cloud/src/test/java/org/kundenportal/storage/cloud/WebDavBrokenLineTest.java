package org.kundenportal.storage.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.storage.FileStorage;

@DisplayName("DC-02 a WebDAV folder over a line that breaks")
class WebDavBrokenLineTest extends BrokenLineTest {

    @TempDir
    private Path folder;

    private DavServer server;

    @Override
    int start() throws Exception {
        server = DavServer.start(folder);
        return server.port();
    }

    @Override
    void stop() throws Exception {
        server.close();
    }

    @Override
    FileStorage storage(int port, Patience patience) throws Exception {
        return new WebDavProvider(Clock.systemUTC(), patience).open(DavServer.settings(port));
    }

    @Override
    long leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(server.folder())) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
