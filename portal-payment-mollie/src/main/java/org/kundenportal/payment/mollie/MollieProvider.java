package org.kundenportal.payment.mollie;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Payments by Mollie. Its connections share one HTTP client. When it is gone, what is under way ends by itself: its threads
 * live on for as long as they have something to do.
 */
@Component(service = PaymentProvider.class)
public final class MollieProvider implements PaymentProvider {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Patience patience;
    private final HttpClient client;

    /** As OSGi makes it. */
    @Activate
    public MollieProvider() {
        this(Clock.systemUTC(), Patience.USUAL);
    }

    MollieProvider(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        MollieProvider::thread))
                .build();
    }

    @Override
    public ProviderDescriptor descriptor(Locale language) {
        return new Texts(language).descriptor();
    }

    @Override
    public PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
        Account account = Account.of(settings);
        return new MollieGateway(new MollieApi(client, account, patience, clock), new Requests(account), clock);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kundenportal-mollie");
        thread.setDaemon(true);
        return thread;
    }
}
