package org.kundenportal.storage.cloud;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.storage.FileStorage;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Folders on WebDAV servers (RFC 4918), Nextcloud among them. Its connections share one HTTP client. */
@Component(service = StorageProvider.class)
public final class WebDavProvider implements StorageProvider {

    private final Clock clock;
    private final Patience patience;
    private final ExecutorService executor;
    private final HttpClient client;

    /** As OSGi makes it. */
    @Activate
    public WebDavProvider() {
        this(Clock.systemUTC(), Patience.USUAL);
    }

    WebDavProvider(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
        AtomicInteger count = new AtomicInteger();
        executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "kundenportal-webdav-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    @Override
    public StorageDescriptor descriptor(Locale language) {
        Texts texts = new Texts("webdav", language);
        return texts.descriptor(
                texts.line(WebDavFolder.URL, true),
                texts.line(WebDavFolder.USER, true),
                texts.secret(WebDavFolder.PASSWORD));
    }

    @Override
    public FileStorage open(ProviderSettings settings) throws InvalidSettingException {
        WebDavFolder folder = WebDavFolder.of(settings);
        return new WebDavStorage(folder, new WebDavCalls(client, folder.authorization(), patience), clock);
    }

    /** What is under way ends; nothing new begins. */
    @Deactivate
    void stop() {
        executor.shutdown();
    }
}
