package org.kundenportal.storage.cloud;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.storage.StorageProvider;
import org.kundenportal.spi.storage.StorageProviderContractTest;

@DisplayName("DC-02 WebDAV is a type of storage")
class WebDavProviderTest extends StorageProviderContractTest {

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
    protected StorageProvider provider() {
        return new WebDavProvider();
    }

    @Override
    protected ProviderSettings settings() {
        return server.settings();
    }

    @Override
    protected ProviderSettings wrongCredentials() {
        return server.settingsWith(WebDavFolder.PASSWORD, "geheim: nicht wirklich ß");
    }

    @Override
    protected ProviderSettings nowhere() {
        return server.settingsWith(WebDavFolder.URL, "http://127.0.0.1:" + server.port() + "/remote.php/dav/other/");
    }

    @Override
    protected ProviderSettings unreachable() {
        return DavServer.settings(ClosedPort.find());
    }

    @Override
    protected List<BadSettings> badSettings() {
        return List.of(
                bad(WebDavFolder.URL, "no address", InvalidSettingException.FORMAT),
                bad(WebDavFolder.URL, "cloud.example.com/dav", InvalidSettingException.FORMAT),
                bad(
                        WebDavFolder.URL,
                        "https://cloud.example.com/apps/files/?dir=/Shop",
                        InvalidSettingException.FORMAT),
                bad(WebDavFolder.URL, "https://cloud.example.com/dav#top", InvalidSettingException.FORMAT),
                bad(WebDavFolder.URL, "http://cloud.example.com/dav", InvalidSettingException.ADDRESS),
                bad(WebDavFolder.URL, "file:///etc", InvalidSettingException.FORMAT),
                bad(WebDavFolder.URL, "https://u:p@cloud.example.com/dav", InvalidSettingException.ADDRESS),
                bad(WebDavFolder.USER, "a:b", InvalidSettingException.FORMAT));
    }

    private static BadSettings bad(String key, String text, String code) {
        return new BadSettings(server.settingsWith(key, text), key, code);
    }
}
