package org.kundenportal.impl.access;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class SessionPurgeDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber("10001");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    SessionPurgeDbTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void deletesWhatHasIdledOutAndNothingElse() {
        TestPortal portal = new TestPortal(database, folder).releaseAll();
        SessionPurge purge = new SessionPurge(portal.tx, portal.home);
        portal.customerIntake.put(TestPortal.HOST, TestPortal.company("10001", "Firma"));
        portal.access.choose(TestPortal.STAFF, NUMBER, AccessChoice.GRANTED);
        String url = portal.access.get(NUMBER).link().url();
        String token = url.substring(url.lastIndexOf('/') + 1);
        portal.sessions.openByLink(token, null);
        portal.clock.advance(Duration.ofMinutes(20));
        Opened<CustomerSession> busy = portal.sessions.openByLink(token, null);
        portal.clock.advance(Duration.ofMinutes(10));

        assertThat(purge.purge()).isEqualTo(1);

        assertThat(portal.sessions.find(busy.token())).isPresent();
        assertThat(purge.purge()).isZero();
        purge.close();
    }
}
