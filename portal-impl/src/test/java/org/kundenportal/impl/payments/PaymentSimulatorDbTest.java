package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.impl.payments.PaymentSimulator.Mistake;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Run more of it by {@code -Dpayments.schedules=20000}, and one by {@code -Dpayments.seed=…}. */
@DatabaseTest
class PaymentSimulatorDbTest {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSimulatorDbTest.class);

    private static final int SCHEDULES = Integer.getInteger("payments.schedules", 2000);
    /** Within so many each mistake is found. */
    private static final int ENOUGH = 1000;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    PaymentSimulatorDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void inMemory() {
        assumeTrue("Derby".equals(database.toString()), "one database in memory is enough: locks are tested elsewhere");
    }

    private PaymentSimulator simulator(Mistake mistake, boolean immediate) {
        return new PaymentSimulator(database.entityManagerFactory(), folder, mistake, immediate);
    }

    @Test
    @DisplayName("whatever happens to payments, the accounts of both sides agree in the end")
    void holds() {
        PaymentSimulator completing = simulator(Mistake.NONE, false);
        PaymentSimulator immediate = simulator(Mistake.NONE, true);
        Long one = Long.getLong("payments.seed");
        long random = one == null ? new Random().nextLong(Integer.MAX_VALUE) + SCHEDULES : one;
        LOG.info("Payments are simulated by the seeds up to {} and {}", SCHEDULES / 2 - 1, random);

        assertThat(completing.run(random)).as("seed %d", random).isEmpty();
        assertThat(immediate.run(random)).as("seed %d, taken at once", random).isEmpty();
        for (long seed = 1; one == null && seed < SCHEDULES / 2; seed++) {
            assertThat(completing.run(seed)).as("seed %d", seed).isEmpty();
            assertThat(immediate.run(seed)).as("seed %d, taken at once", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("a mistake is found")
    void finds(Mistake mistake) {
        // what the portal completes it would not complete twice, even so
        PaymentSimulator simulator = simulator(mistake, mistake == Mistake.TWO_AT_ONCE);
        Optional<String> found = Optional.empty();
        long seed = 0;
        while (found.isEmpty() && seed < ENOUGH) {
            seed++;
            found = simulator.run(seed);
        }
        assertThat(found).as("%s within %d schedules", mistake, ENOUGH).isPresent();
        LOG.info("{} is found by seed {}: {}", mistake, seed, found.orElseThrow());
    }
}
