package org.kundenportal.web.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.web.documents.AdministrationJson;
import org.kundenportal.web.payments.PaymentAdministrationJson;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever holds a secret ends up in some message or log one day. */
class SecretsInTextTest {

    private static final String SECRET = "sEcReT";

    private static Stream<Object> holders() {
        PortalLink link = new PortalLink("https://portal.example/portal/c/" + SECRET, null, Instant.EPOCH, 1);
        PortalAccess access = new PortalAccess(AccessChoice.GRANTED, true, link);
        AccessJson.Link posted = new AccessJson.Link(SECRET, "CUSTOMER");
        return Stream.of(
                link,
                access,
                AccessJson.Portal.of(access),
                new PayLinks.Sent(URI.create(link.url()), null, null),
                new PaymentAdministrationJson.SentLink(link.url(), null, null),
                new AdministrationJson.Portal(link.url(), null, null, 1, List.of()),
                posted,
                posted.toToken(),
                new AccessJson.SignIn("anna", SECRET),
                new AccessJson.NewToken("1", "erp", List.of(), Instant.EPOCH, SECRET),
                new SessionTokens(SECRET, SECRET),
                new Opened<>(SECRET, "session"),
                new BankAccount("Anna", SECRET, null));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void noneIsShown(Object holder) {
        assertThat(holder.toString()).doesNotContain(SECRET);
    }
}
