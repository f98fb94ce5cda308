package org.kundenportal.payment.mollie;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kundenportal.spi.payment.InvalidSettingException;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Payments by Mollie. Its connections share one HTTP client. */
@Component(service = PaymentProvider.class)
public final class MollieProvider implements PaymentProvider {

    private final Clock clock;
    private final Patience patience;
    private final ExecutorService executor;
    private final HttpClient client;

    /** As OSGi makes it. */
    @Activate
    public MollieProvider() {
        this(Clock.systemUTC(), Patience.USUAL);
    }

    MollieProvider(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
        AtomicInteger count = new AtomicInteger();
        executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "kundenportal-mollie-" + count.incrementAndGet());
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
    public ProviderDescriptor descriptor(Locale language) {
        return new Texts(language).descriptor();
    }

    @Override
    public PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
        Account account = Account.of(settings);
        return new MollieGateway(new MollieApi(client, account, patience, clock), new Requests(account), clock);
    }

    /** What is under way ends; nothing new begins. */
    @Deactivate
    void stop() {
        executor.shutdown();
    }
}
