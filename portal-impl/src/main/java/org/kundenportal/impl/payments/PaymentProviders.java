package org.kundenportal.impl.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kundenportal.spi.payment.PaymentProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payment providers that are installed now. Of two with one type the one that came first serves, until it goes.
 * Thread-safe.
 */
@Component(service = PaymentProviders.class)
public final class PaymentProviders {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentProviders.class);

    private final List<Installed> installed = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private record Installed(String type, PaymentProvider provider) {}

    /** A provider came. The reference is dynamic, so that providers come and go without a restart of the portal. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void add(PaymentProvider provider) {
        String type = typeOf(provider);
        if (type != null) {
            installed.add(new Installed(type, provider));
            LOG.info("Payment provider {} came", type);
            tell(type);
        }
    }

    /** A provider went. */
    void remove(PaymentProvider provider) {
        List<Installed> gone = new ArrayList<>(installed);
        gone.removeIf(each -> each.provider != provider);
        installed.removeAll(gone);
        gone.forEach(each -> {
            LOG.info("Payment provider {} went", each.type);
            tell(each.type);
        });
    }

    /** Null, with a warning, where the provider cannot say. */
    private static String typeOf(PaymentProvider provider) {
        try {
            return provider.descriptor(Locale.ENGLISH).type();
        } catch (RuntimeException e) {
            LOG.warn("A payment provider cannot be used, since it does not describe itself", e);
            return null;
        }
    }

    private void tell(String type) {
        listeners.forEach(listener -> listener.accept(type));
    }

    /** The provider of a type, if it is installed. */
    public Optional<PaymentProvider> find(String type) {
        return installed.stream()
                .filter(each -> each.type.equals(type))
                .map(Installed::provider)
                .findFirst();
    }

    /** One provider of each type that is installed, in the order of their types. */
    public List<PaymentProvider> all() {
        return installed.stream()
                .map(Installed::type)
                .distinct()
                .sorted()
                .flatMap(type -> find(type).stream())
                .toList();
    }

    /**
     * Tells the listener each type that comes or goes, after it did. It is called on the thread that starts or stops the
     * provider, so it must be quick and must not throw.
     *
     * @return ends it
     */
    public Runnable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
