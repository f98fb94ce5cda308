package org.kundenportal.impl.payments;

import java.util.Optional;
import org.kundenportal.impl.connections.OpenConnections;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;

/**
 * The use of an open connection, which stays open at least until the use is closed. For one thread.
 *
 * <p>Where the provider's bundle is stopped meanwhile, calls may fail as any call to a provider may.
 */
final class OpenGateway implements AutoCloseable {

    private final OpenConnections<PaymentProvider, PaymentGateway>.Use use;

    OpenGateway(OpenConnections<PaymentProvider, PaymentGateway>.Use use) {
        this.use = use;
    }

    /** The five operations. */
    PaymentGateway gateway() {
        return use.handle();
    }

    /** A capability, if the gateway has it. */
    <T> Optional<T> as(Class<T> capability) {
        return capability.isInstance(gateway()) ? Optional.of(capability.cast(gateway())) : Optional.empty();
    }

    /** Ends the use. */
    @Override
    public void close() {
        use.close();
    }
}
