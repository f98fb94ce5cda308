package org.kundenportal.impl.payments;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kundenportal.spi.payment.PaymentGateway;

/**
 * The use of an open connection, which stays open at least until the use is closed. For one thread.
 *
 * <p>Where the provider's bundle is stopped meanwhile, calls may fail as any call to a provider may.
 */
final class OpenGateway implements AutoCloseable {

    private final Connection connection;
    private final PaymentGateway gateway;
    private final Runnable end;
    private final AtomicBoolean ended = new AtomicBoolean();

    OpenGateway(Connection connection, PaymentGateway gateway, Runnable end) {
        this.connection = connection;
        this.gateway = gateway;
        this.end = end;
    }

    /** Which connection it is. */
    Connection connection() {
        return connection;
    }

    /** The five operations. */
    PaymentGateway gateway() {
        return gateway;
    }

    /** A capability, if the gateway has it. */
    <T> Optional<T> as(Class<T> capability) {
        return capability.isInstance(gateway) ? Optional.of(capability.cast(gateway)) : Optional.empty();
    }

    /** Ends the use. */
    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            end.run();
        }
    }
}
