package org.kundenportal.impl.payments;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.PayLinks.Sent;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentFilter;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.HOST;
import static org.kundenportal.impl.TestPortal.STAFF;
import static org.kundenportal.impl.payments.PaymentScene.GERMAN;
import static org.kundenportal.impl.payments.PaymentScene.HOTEL;

@DatabaseTest
class PayLinksDbTest {

    private static final CustomerNumber NUMBER = new CustomerNumber(HOTEL);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PaymentScene scene;
    private DocumentKey invoice;
    private String provider;

    PayLinksDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void anOpenInvoice() {
        scene = new PaymentScene(database, folder, Capability.PAYMENT_LINK, Capability.REFUND);
        invoice = scene.invoice("RE-1");
        provider = Long.toString(scene.connection);
    }

    private Sent send(String connection, boolean mail) {
        return scene.portal.payLinks.send(STAFF, invoice, connection, mail);
    }

    private ErrorCode refused() {
        return Refusal.code(() -> send(null, true));
    }

    private Opened<CustomerSession> open(Sent link) {
        String url = link.url().toString();
        return scene.portal.sessions.openByLink(url.substring(url.lastIndexOf('/') + 1), LinkScope.PAYMENT);
    }

    private List<CustomerLink> links() {
        return scene.portal.links.list(NUMBER, new PageRequest(50, null)).items().stream()
                .filter(link -> link.scope() == LinkScope.PAYMENT)
                .toList();
    }

    private void release(DocumentAction... actions) {
        scene.portal.settings.saveRelease(STAFF, new Release(EnumSet.of(DocumentType.INVOICE), Set.of(actions)));
    }

    private String mailText() {
        String id = scene.mails("PAYMENT_LINK").get(0).id();
        return scene.portal.mails.get(id).text();
    }

    private TimelineEvent latest() {
        return scene.portal
                .timeline
                .list(NUMBER, null, new PageRequest(1, null))
                .items()
                .get(0);
    }

    @Test
    @DisplayName(
            "BM-35 BM-37 the link to pay is mailed with what is open, and opens the one invoice with all ways to pay")
    void mailsThePortalsPage() {
        DocumentKey other = scene.invoice("RE-2");

        Sent sent = send(null, true);

        assertThat(sent.sentTo()).isEqualTo("k.petersen@hotel.example");
        assertThat(sent.url().toString()).startsWith("https://portal.example/portal/p/");
        assertThat(sent.expires()).isNull();
        assertThat(scene.mails("PAYMENT_LINK")).singleElement().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("Bitte zahlen Sie Rechnung RE-1"));
        assertThat(mailText()).contains("119,00", "05.12.2026", sent.url().toString());
        assertThat(latest().kind()).isEqualTo("PAYMENT_LINK_SENT");
        assertThat(latest().details()).containsEntry("mailed", "true");

        CustomerSession session = open(sent).session();
        assertThat(session.scope()).isEqualTo(LinkScope.PAYMENT);
        assertThat(session.document()).isEqualTo(invoice);
        assertThat(scene.portal
                        .payments
                        .offer(session.customer(), invoice, GERMAN)
                        .options())
                .hasSize(1);
        assertThat(scene.portal
                        .payments
                        .start(session.customer(), PaymentWish.of(provider, invoice, null), GERMAN)
                        .page())
                .isNotNull();
        assertThat(Refusal.code(() -> scene.portal.payments.offer(session.customer(), other, GERMAN)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> scene.portal.customerDocuments.get(session.customer(), other)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("BM-36 without the release of paying there is no link, and one that was sent opens nothing any more")
    void livesWithTheRelease() {
        Sent sent = send(null, true);
        Opened<CustomerSession> inside = open(sent);

        release(DocumentAction.VIEW, DocumentAction.COMMENT);

        assertThat(refused()).isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> send(provider, true))).isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
        assertThat(Refusal.code(() -> open(sent))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(scene.portal.sessions.find(inside.token())).isEmpty();
        assertThat(links()).singleElement().satisfies(link -> {
            assertThat(link.live()).isFalse();
            assertThat(link.url()).isNull();
        });
        assertThat(scene.provider.orders()).isEmpty();

        release(DocumentAction.PAY);
        assertThat(refused()).as("nobody could look at it").isEqualTo(ErrorCode.ACTION_NOT_RELEASED);
    }

    @Test
    @DisplayName("BM-36 what is paid, void or nobody's to see has no link")
    void refusesWhatCannotBePaid() {
        scene.portal.access.choose(STAFF, NUMBER, AccessChoice.REVOKED);
        assertThat(refused()).isEqualTo(ErrorCode.PORTAL_DISABLED);
        scene.portal.access.choose(STAFF, NUMBER, AccessChoice.GRANTED);

        DocumentKey credit = scene.document(DocumentType.CREDIT_NOTE, "GS-1", "19.00", "EUR");
        assertThat(Refusal.code(() -> scene.portal.payLinks.send(STAFF, credit, null, false)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        DocumentKey none = new DocumentKey(DocumentType.INVOICE, "RE-0");
        assertThat(Refusal.code(() -> scene.portal.payLinks.send(STAFF, none, null, false)))
                .isEqualTo(ErrorCode.NOT_FOUND);

        scene.provider.immediate = true;
        scene.paid(invoice);
        assertThat(refused()).isEqualTo(ErrorCode.NOTHING_TO_PAY);
        assertThat(Refusal.code(() -> send(provider, false))).isEqualTo(ErrorCode.NOTHING_TO_PAY);
        assertThat(links()).isEmpty();
    }

    @Test
    @DisplayName("A link without a mail needs no address; a mail does, and also goes to who wants no news")
    void needsAnAddressForAMail() {
        contact(new Contact("kp", "Kristin", "Petersen", "k.petersen@hotel.example", null, true, false));
        assertThat(send(null, true).sentTo()).isEqualTo("k.petersen@hotel.example");

        contact(new Contact("kp", "Kristin", "Petersen", null, "+49 451 1", true, true));
        assertThat(refused()).isEqualTo(ErrorCode.NO_EMAIL_ADDRESS);
        assertThat(Refusal.code(() -> send(provider, true))).isEqualTo(ErrorCode.NO_EMAIL_ADDRESS);
        assertThat(scene.provider.orders()).as("nobody was asked").isEmpty();

        Sent made = send(null, false);
        assertThat(made.sentTo()).isNull();
        assertThat(open(made).session().document()).isEqualTo(invoice);
    }

    private void contact(Contact contact) {
        scene.portal.customerIntake.put(
                HOST,
                new CustomerData(
                        NUMBER, "Hotel", CustomerKind.COMPANY, null, "de", null, null, null, null, List.of(contact)));
    }

    @Test
    @DisplayName("Sent again it is the same link, until staff renew it; two who send at once send one")
    void isOneLink() throws Exception {
        List<Sent> both = Parallel.calls(2, i -> send(null, false)).stream()
                .map(Parallel.Result::value)
                .toList();
        Sent again = send(null, true);

        assertThat(both).extracting(Sent::url).containsOnly(again.url());
        assertThat(links()).singleElement().satisfies(link -> {
            assertThat(link.document()).isEqualTo(invoice);
            assertThat(link.url()).isEqualTo(again.url().toString());
        });

        Opened<CustomerSession> inside = open(again);
        scene.portal.links.rotate(STAFF, links().get(0).id());
        assertThat(scene.portal.sessions.find(inside.token())).isEmpty();
        assertThat(Refusal.code(() -> open(again))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(send(null, false).url()).isNotEqualTo(again.url());

        scene.portal.links.limit(STAFF, links().get(0).id(), scene.portal.clock.instant());
        assertThat(open(send(null, false)).session().document())
                .as("an expired one is replaced")
                .isEqualTo(invoice);
    }

    @Test
    @DisplayName("BM-35 a provider's page is the invoice's one payment under way, and is offered in the portal, too")
    void mailsAProvidersPage() {
        Sent sent = send(provider, true);

        SimulatedProvider.Order order = scene.provider.only();
        assertThat(sent.url()).isEqualTo(order.page());
        assertThat(sent.expires()).isEqualTo(scene.portal.clock.instant().plus(JpaPayLinks.LIFE));
        assertThat(scene.provider.expiries).containsEntry(order.id, sent.expires());
        assertThat(mailText()).contains(order.page().toString(), "119,00");
        Payment running =
                scene.portal.payments.offer(scene.customer, invoice, GERMAN).running();
        assertThat(running.page()).isEqualTo(order.page());
        assertThat(Refusal.code(() -> scene.start(invoice))).isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(scene.events()).containsExactly("PAYMENT_LINK_SENT");

        assertThat(send(provider, true).url()).as("the same page").isEqualTo(order.page());
        assertThat(scene.provider.orders()).hasSize(1);
        assertThat(scene.mails("PAYMENT_LINK")).hasSize(2);

        scene.provider.immediate = true;
        scene.provider.approve(order.id);
        scene.settle(running.id());
        assertThat(scene.standing(invoice)).isEqualTo("PAID 119.00");
        assertThat(scene.portal
                        .paymentAdministration
                        .list(PaymentFilter.ALL, new PageRequest(10, null), GERMAN)
                        .items())
                .singleElement()
                .satisfies(payment -> assertThat(payment.payment().status()).isEqualTo(PaymentStatus.PAID));
    }

    @Test
    @DisplayName("BM-35 a provider's page closes once the host is paid in another way, and what it was is canceled")
    void closesAPageThatHasNothingToPay() {
        send(provider, true);
        SimulatedProvider.Order order = scene.provider.only();
        String payment = order.request.paymentId();
        scene.settle(payment);
        assertThat(scene.payment(payment).status()).isEqualTo(PaymentStatus.OPEN);
        assertThat(scene.provider.expiries).containsOnlyKeys(order.id);

        scene.paidElsewhere(invoice);
        scene.settle(payment);

        assertThat(scene.provider.expiries).isEmpty();
        assertThat(scene.payment(payment).status()).isEqualTo(PaymentStatus.CANCELED);
        scene.provider.immediate = true;
        scene.provider.approve(order.id);
        scene.settle(payment);
        assertThat(order.transactions).isEmpty();
        assertThat(scene.portal.paymentAdministration.attention()).isZero();
    }

    @Test
    void refusesAPageWhereAnotherPaymentIsUnderWay() {
        scene.start(invoice);

        assertThat(Refusal.code(() -> send(provider, true))).isEqualTo(ErrorCode.PAYMENT_IN_PROGRESS);
        assertThat(scene.mails("PAYMENT_LINK")).isEmpty();
        assertThat(send(null, true).sentTo()).as("the portal's page shows it").isNotNull();
    }

    @Test
    void refusesAPageOfWhoHasNone() {
        assertThat(Refusal.violations(() -> send("4711", false))).containsExactly("connectionId UNKNOWN");

        PaymentScene plain = new PaymentScene(database, folder.resolve("plain"), Capability.REFUND);
        DocumentKey other = plain.invoice("RE-9");
        assertThat(Refusal.violations(
                        () -> plain.portal.payLinks.send(STAFF, other, Long.toString(plain.connection), false)))
                .containsExactly("connectionId INVALID_VALUE");
        assertThat(plain.provider.orders()).isEmpty();
    }

    @Test
    @DisplayName("The answer of the start was lost: asked again, the same payment is begun, as a link again")
    void asksAgainForALostAnswer() {
        scene.provider.fault = (operation, done) -> {
            if (operation == SimulatedProvider.Operation.START && done) {
                throw ProviderException.unknown(ProviderException.Reason.UNREACHABLE, null);
            }
        };
        assertThat(Refusal.code(() -> send(provider, true))).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        assertThat(scene.mails("PAYMENT_LINK")).isEmpty();
        scene.provider.fault = (operation, done) -> {};

        Sent sent = send(provider, true);

        assertThat(scene.provider.orders()).hasSize(1);
        assertThat(scene.provider.expiries).containsOnlyKeys(scene.provider.only().id);
        assertThat(sent.url()).isEqualTo(scene.provider.only().page());
        assertThat(scene.portal.payments.offer(scene.customer, invoice, GERMAN).open())
                .isEqualTo(Money.of("119.00", "EUR"));
    }
}
