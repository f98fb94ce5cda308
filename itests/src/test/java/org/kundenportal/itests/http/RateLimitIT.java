package org.kundenportal.itests.http;

import java.util.function.Supplier;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** ASVS 2.4.1: what can be guessed, spammed or is dear can be done so often a minute and no more. */
public class RateLimitIT {

    private static final int LIMIT = 4;

    private static RunningPortal portal;
    private static PortalClient anonymous;
    private static Host host;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.prepare()
                .configure(
                        "org.kundenportal.web.cfg",
                        "rateLinkMisses = " + LIMIT,
                        "rateSignIns = " + LIMIT,
                        "rateComments = " + LIMIT,
                        "rateUploads = " + LIMIT);
        portal.start();
        portal.awaitUp();
        anonymous = PortalClient.anonymous(portal);
        host = new Host(portal);
    }

    @AfterClass
    public static void end() {
        portal.close();
    }

    private static void assertLimited(int allowed, Supplier<Answer> call) {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(call.get().status()).isEqualTo(allowed);
        }
        Answer refused = call.get();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isIn("TOO_MANY_REQUESTS", "TOO_MANY_ATTEMPTS");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    }

    /** And who pretends to come from elsewhere is still the same (ASVS 4.1.3). */
    @Test
    public void deadLinks() {
        int[] address = {0};
        assertLimited(404, () -> anonymous
                .with("X-Forwarded-For", "203.0.113." + ++address[0])
                .post(CUSTOMER + "/session/link", "{\"token\":\"wrong\"}"));
    }

    @Test
    public void wrongPasswords() {
        assertLimited(401, () -> anonymous.post(ADMIN + "/session", "{\"user\":\"nobody\",\"password\":\"wrong\"}"));
    }

    @Test
    public void comments() {
        String customer = Host.fresh("K");
        String invoice = Host.fresh("RE-");
        host.releaseEverything();
        host.putCustomer(customer);
        host.putDocument("INVOICE", invoice, customer);
        String path = ADMIN + "/documents/INVOICE/" + invoice + "/comments";
        assertLimited(201, () -> host.client().post(path, "{\"text\":\"Hallo\",\"internal\":false}"));
    }

    @Test
    public void uploads() {
        byte[] file =
                EInvoice.of(Host.fresh("RE-"), Host.fresh("K"), "Firma", "1.00").cii();
        host.client().importDocument("application/xml", file).expect(201);
        for (int i = 1; i < LIMIT; i++) {
            host.client().importDocument("application/xml", file).expect(200);
        }
        assertThat(host.client().importDocument("application/xml", file).status())
                .isEqualTo(429);
    }
}
