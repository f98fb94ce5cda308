package org.kundenportal.impl.payments;

import java.time.Duration;
import org.kundenportal.impl.jobs.Rounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Has due payments read back: at once what this node learns to be due, after seconds what other nodes do. */
@Component(service = PaymentRounds.class, immediate = true)
public final class PaymentRounds {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PaymentChecks checks;
    private final Rounds rounds;

    /** Begins with a pause. */
    @Activate
    public PaymentRounds(@Reference PaymentChecks checks) {
        this.checks = checks;
        this.rounds = new Rounds("payments", PAUSE, checks::round);
        checks.ring(rounds::wake);
    }

    /** Lets no further round begin. */
    @Deactivate
    public void close() {
        checks.ring(() -> {});
        rounds.close();
    }
}
