package org.kundenportal.payment.paypal.fake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.kundenportal.payment.paypal.fake.FakePayPal.Fault;
import org.kundenportal.payment.paypal.fake.FakePayPal.Operation;

/** Which calls fail how. Thread-safe. */
final class FakeFaults {

    private record Ordered(Fault fault, int spared, int times) {}

    private final Map<Operation, Ordered> ordered = new EnumMap<>(Operation.class);
    private CountDownLatch healed = new CountDownLatch(1);

    synchronized void fail(Operation operation, Fault fault, int spared, int times) {
        ordered.put(operation, new Ordered(fault, spared, times));
    }

    synchronized void heal() {
        ordered.clear();
        healed.countDown();
        healed = new CountDownLatch(1);
    }

    /** The fault of this call, which counts as one of its times. */
    synchronized Optional<Fault> next(Operation operation) {
        Ordered found = ordered.get(operation);
        if (found == null) {
            return Optional.empty();
        }
        if (found.spared > 0) {
            ordered.put(operation, new Ordered(found.fault, found.spared - 1, found.times));
            return Optional.empty();
        }
        if (found.times > 1) {
            ordered.put(operation, new Ordered(found.fault, 0, found.times - 1));
        } else {
            ordered.remove(operation);
        }
        return Optional.of(found.fault);
    }

    /** Waits until all is healed. */
    void hang() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = healed;
        }
        latch.await();
    }
}
