package org.kundenportal.payment.mollie.fake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Which calls are to fail, and how often. Thread-safe. */
final class Faults {

    private final Map<Operation, Plan> plans = new EnumMap<>(Operation.class);
    private CountDownLatch healed = new CountDownLatch(1);

    private record Plan(Fault fault, int times) {}

    synchronized void plan(Operation operation, Fault fault, int times) {
        plans.put(operation, new Plan(fault, times));
    }

    synchronized void heal() {
        plans.clear();
        healed.countDown();
        healed = new CountDownLatch(1);
    }

    /** How this call fails, which counts as one time. */
    synchronized Optional<Fault> next(Operation operation) {
        Plan plan = plans.remove(operation);
        if (plan == null) {
            return Optional.empty();
        }
        if (plan.times > 1) {
            plans.put(operation, new Plan(plan.fault, plan.times - 1));
        }
        return Optional.of(plan.fault);
    }

    void awaitHealing() {
        CountDownLatch end;
        synchronized (this) {
            end = healed;
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
