package org.kundenportal.impl.payments;

import java.util.List;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.payments.PaymentWebhooks;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.WebhookCall;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what providers report: the payments are due from the moment on at which the provider is told that it was heard. */
@Component(service = PaymentWebhooks.class)
public final class JpaPaymentWebhooks implements PaymentWebhooks {

    private static final Logger LOG = LoggerFactory.getLogger(JpaPaymentWebhooks.class);

    private final Connections connections;
    private final PaymentChecks checks;

    /** Reports on the given connections. */
    @Activate
    public JpaPaymentWebhooks(@Reference Connections connections, @Reference PaymentChecks checks) {
        this.connections = connections;
        this.checks = checks;
    }

    @Override
    public void receive(String connection, String payment, WebhookCall call) {
        long id = PaymentStarts.number(connection).orElseThrow(PortalException::notFound);
        List<String> references = references(id, call);
        if (!references.isEmpty()) {
            checks.makeDue(id, payment, references);
        }
    }

    private List<String> references(long connection, WebhookCall call) {
        try (OpenGateway gateway = connections.open(connection)) {
            return Provided.by(() -> gateway.gateway().receive(call));
        } catch (NotOpenException e) {
            throw Provided.unavailable();
        } catch (ProviderException e) {
            throw refusal(connection, e);
        }
    }

    /** Anybody can forge reports, and must not fill the log. */
    private static PortalException refusal(long connection, ProviderException failure) {
        if (failure.reason() == Reason.FORGED) {
            LOG.debug("A report to payment connection {} is forged: {}", connection, failure.getMessage());
            return PortalException.of(ErrorCode.FORGED_WEBHOOK);
        }
        LOG.info("A report to payment connection {} is not taken: {}", connection, failure.getMessage());
        return Provided.unavailable();
    }
}
