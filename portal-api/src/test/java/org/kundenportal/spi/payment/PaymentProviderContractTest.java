package org.kundenportal.spi.payment;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.FakeProvider.Call;
import org.kundenportal.spi.payment.FakeProvider.Fault;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.kundenportal.spi.settings.SettingField;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What every payment provider has to do, as the Javadoc of this package says it. A bundle extends this class and gives its
 * provider and a stateful fake of the other side. Both are made in the subclass's constructor: JUnit makes an instance for
 * each test, and what is here runs before the subclass's own {@code @BeforeEach}. Parts that belong to a capability are
 * skipped where the descriptor does not have it, and say so.
 */
public abstract class PaymentProviderContractTest {

    /** Settings that are wrong in one field. */
    public record BadSettings(ProviderSettings settings, String key, String code) {}

    private static final URI RETURN = URI.create("https://portal.example/portal/paid?payment=p1");
    private static final URI CANCEL = URI.create("https://portal.example/portal/canceled?payment=p1");
    private static final URI NOTIFY = URI.create("https://portal.example/portal/api/webhooks/c1");

    private static final int MANY = 16;

    /** Of which payment a capture is that {@link #paid} made. */
    private final Map<ProviderTransaction, String> payments = new HashMap<>();

    /** Of links. */
    private final Instant expires = Instant.now().plus(7, ChronoUnit.DAYS);

    private PaymentProvider provider;
    private FakeProvider fake;
    private ProviderSettings settings;
    private PaymentGateway gateway;

    /** The provider under test; asked once for each test. */
    protected abstract PaymentProvider provider();

    /** The other side; the same for the whole of a test, and unused before it. */
    protected abstract FakeProvider fake();

    /** Settings of a connection that reaches the fake and is let in, with every required field. */
    protected abstract ProviderSettings settings();

    /** Settings of a connection that reaches the fake, but is not let in. */
    protected abstract ProviderSettings wrongCredentials();

    /** Settings of a connection that reaches nobody: the port is closed. */
    protected abstract ProviderSettings unreachable();

    /** Settings that {@link PaymentProvider#open} has to refuse, beside those without a required field. */
    protected abstract List<BadSettings> badSettings();

    /** An amount that the provider takes; at least 10 units of its currency. */
    protected Money amount() {
        return Money.of("119.00", "EUR");
    }

    @BeforeEach
    final void openGateway() throws Exception {
        provider = provider();
        fake = fake();
        settings = settings();
        gateway = provider.open(settings);
    }

    @AfterEach
    final void closeGateway() {
        if (fake != null) {
            fake.heal();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    // descriptor and settings

    @Test
    @DisplayName("The descriptor differs between languages in its texts alone, and is English where it has no texts")
    void describes() {
        ProviderDescriptor english = provider.descriptor(Locale.ENGLISH);
        for (Locale language : List.of(Locale.GERMAN, Locale.GERMANY, Locale.FRENCH, Locale.UK)) {
            ProviderDescriptor descriptor = provider.descriptor(language);
            assertThat(descriptor.type()).isEqualTo(english.type());
            assertThat(descriptor.capabilities()).isEqualTo(english.capabilities());
            assertThat(descriptor.name()).isNotBlank();
            assertThat(skeleton(descriptor)).isEqualTo(skeleton(english));
            assertThat(descriptor.fields())
                    .allSatisfy(field -> assertThat(field.label()).isNotBlank());
        }
        assertThat(provider.descriptor(Locale.ENGLISH)).isEqualTo(english);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(provider.descriptor(Locale.forLanguageTag("qaa")))
                    .as("a language without texts, on a machine that speaks another than English")
                    .isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> skeleton(ProviderDescriptor descriptor) {
        return descriptor.fields().stream()
                .map(field -> field.key() + " " + field.kind() + " " + field.required() + " " + field.initially() + " "
                        + field.choices().stream()
                                .map(SettingField.Choice::value)
                                .toList())
                .toList();
    }

    @Test
    @DisplayName("A gateway implements the interfaces of its type's capabilities and no others")
    void hasItsCapabilities() {
        Set<Capability> implemented = EnumSet.noneOf(Capability.class);
        if (gateway instanceof Refunds) {
            implemented.add(Capability.REFUND);
        }
        if (gateway instanceof PaymentLinks) {
            implemented.add(Capability.PAYMENT_LINK);
        }
        if (gateway instanceof StoredMethods) {
            implemented.add(Capability.STORED_METHODS);
        }
        if (gateway instanceof RecurringCharges) {
            implemented.add(Capability.RECURRING);
            assertThat(gateway).isInstanceOf(StoredMethods.class);
        }
        Set<Capability> said = EnumSet.noneOf(Capability.class);
        said.addAll(capabilities());
        said.remove(Capability.CAPTURE);
        assertThat(implemented).isEqualTo(said);
    }

    @Test
    @DisplayName(
            "Opening refuses settings without a required one, or with a value that is no choice, and names the field")
    void refusesIncompleteSettings() {
        for (SettingField field : provider.descriptor(Locale.ENGLISH).fields()) {
            if (field.required()) {
                assertThat(refusal(with(field.key(), ""))).as(field.key()).hasValueSatisfying(refused -> {
                    assertThat(refused.key()).isEqualTo(field.key());
                    assertThat(refused.code()).isEqualTo(InvalidSettingException.REQUIRED);
                });
            }
            if (field.kind() == SettingField.Kind.CHOICE) {
                assertThat(refusal(with(field.key(), "no such choice")))
                        .as(field.key())
                        .hasValueSatisfying(refused -> assertThat(refused.key()).isEqualTo(field.key()));
            }
        }
    }

    @Test
    @DisplayName("Opening refuses values that cannot be what their field asks for, and names the field and the rule")
    void refusesBadSettings() {
        for (BadSettings bad : badSettings()) {
            assertThat(refusal(bad.settings())).as(bad.key() + " " + bad.code()).hasValueSatisfying(refused -> {
                assertThat(refused.key()).isEqualTo(bad.key());
                assertThat(refused.code()).isEqualTo(bad.code());
            });
        }
    }

    @Test
    @DisplayName("Opening talks to nobody, so that a connection can be saved while its provider is down")
    void opensWithoutTalking() {
        assertThat(refusal(unreachable())).isEmpty();
    }

    @Test
    @DisplayName("No text of provider or gateway shows a secret")
    void keepsSecrets() throws Exception {
        gateway.check();
        start();
        assertNoSecret(provider.toString() + gateway + settings);
    }

    // check

    @Test
    @DisplayName("Checking right settings has no effect")
    void checks() throws Exception {
        gateway.check();
        assertLedger(0, 0, 0);
    }

    @Test
    @DisplayName("Wrong credentials are found by a check and let nothing happen")
    void findsWrongCredentials() throws Exception {
        try (PaymentGateway wrong = provider.open(wrongCredentials())) {
            ProviderException refused = failure(() -> {
                wrong.check();
                return null;
            });
            assertThat(refused.reason()).isEqualTo(Reason.CREDENTIALS);
            ProviderException notStarted = failure(() -> wrong.start(request()));
            assertThat(notStarted.reason()).isEqualTo(Reason.CREDENTIALS);
            assertThat(notStarted.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        }
        assertLedger(0, 0, 0);
    }

    @Test
    @DisplayName("A provider that cannot be reached has surely done nothing")
    void isUnreachable() throws Exception {
        String id = start().id();
        try (PaymentGateway nobody = provider.open(unreachable())) {
            for (Callable<?> call : List.<Callable<?>>of(
                    () -> nobody.start(request()), () -> nobody.read(id), () -> nobody.complete(id, key()))) {
                ProviderException unreachable = failure(call);
                assertThat(unreachable.reason()).isEqualTo(Reason.UNREACHABLE);
                assertThat(unreachable.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
            }
        }
    }

    // start

    @Test
    @DisplayName("A payment begins open, with the amount that was asked for and a page for the customer")
    void starts() throws Exception {
        Checkout checkout = start();

        assertThat(checkout.id()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(checkout.page().isAbsolute()).isTrue();
        assertThat(fake.amount(checkout.id())).isEqualTo(amount());
        ProviderPayment payment = gateway.read(checkout.id());
        assertThat(payment.id()).isEqualTo(checkout.id());
        assertThat(payment.state()).isEqualTo(State.OPEN);
        assertThat(payment.amount()).isIn(amount(), null);
        assertThat(payment.page()).as("where the customer goes on").isNotNull();
        assertThat(payment.transactions()).isEmpty();
        assertLedger(1, 0, 0);
    }

    @Test
    @DisplayName("The same request begins one payment, over another connection, too, as after a restart")
    void startsOnce() throws Exception {
        CheckoutRequest request = request();
        Checkout first = gateway.start(request);
        assertThat(gateway.start(request)).isEqualTo(first);
        try (PaymentGateway another = provider.open(settings)) {
            assertThat(another.start(request)).isEqualTo(first);
        }
        assertLedger(1, 0, 0);
    }

    @Test
    @DisplayName("Two payments of one invoice are two payments")
    void startsAnother() throws Exception {
        Checkout first = gateway.start(request());
        Checkout second = gateway.start(request());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertLedger(2, 0, 0);
    }

    @Test
    @DisplayName(
            "Long and foreign texts, languages of all kinds and missing texts do not keep a payment from beginning")
    void startsWithAnyText() throws Exception {
        for (String text : List.of("R", "RE 2026/0001 #ä€", "x".repeat(64), "Zażółć 発注 \uD83D\uDE00", "<b>&amp;\"")) {
            for (String language : List.of("de-DE", "en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "und")) {
                String paymentId = UUID.randomUUID().toString();
                gateway.start(new CheckoutRequest(
                        paymentId,
                        amount(),
                        text,
                        text.repeat(20),
                        language.equals("en") ? null : text.repeat(3),
                        Locale.forLanguageTag(language),
                        RETURN,
                        CANCEL,
                        language.equals("en") ? null : NOTIFY));
            }
        }
        assertLedger(30, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, EUR",
        "9999999.99, EUR",
        "500, JPY",
        "1, JPY",
        "1.234, KWD",
        "100.50, HUF",
        "100, HUF",
        "1.2345, CLF",
        "7.30, CHF"
    })
    @DisplayName("An amount arrives exactly, or is refused as unsupported, never rounded")
    void sendsAmountsExactly(String value, String currency) throws Exception {
        Money money = Money.of(value, currency);
        Optional<ProviderException> refused = Optional.empty();
        try {
            Checkout checkout = gateway.start(request(money));
            assertThat(fake.amount(checkout.id())).isEqualTo(money);
            assertThat(gateway.read(checkout.id()).amount()).isIn(money, null);
        } catch (ProviderException e) {
            refused = Optional.of(e);
        }
        refused.ifPresent(e -> {
            assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        });
        assertThat(fake.payments()).isEqualTo(refused.isPresent() ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("However the beginning of a payment fails, repeating it begins one")
    void startsOnceWhateverFails(Fault fault) throws Exception {
        CheckoutRequest request = request();
        fake.fail(Call.START, fault);
        assertOutcome(failure(() -> gateway.start(request)), fault);
        fake.heal();
        Checkout checkout = gateway.start(request);

        assertThat(gateway.read(checkout.id()).state()).isEqualTo(State.OPEN);
        assertLedger(1, 0, 0);
    }

    @Test
    @DisplayName("Sixteen payments can begin and be read at once")
    void worksInParallel() throws Exception {
        List<CheckoutRequest> requests =
                IntStream.range(0, MANY).mapToObj(n -> request()).toList();
        List<Checkout> checkouts = atOnce(requests.stream()
                .<Callable<Checkout>>map(request -> () -> gateway.start(request))
                .toList());
        assertThat(checkouts).extracting(Checkout::id).doesNotHaveDuplicates();
        List<ProviderPayment> payments = atOnce(checkouts.stream()
                .<Callable<ProviderPayment>>map(checkout -> () -> gateway.read(checkout.id()))
                .toList());
        assertThat(payments)
                .extracting(ProviderPayment::id)
                .containsExactlyElementsOf(checkouts.stream().map(Checkout::id).toList());
        assertLedger(MANY, 0, 0);
    }

    @Test
    @DisplayName("The same request sixteen times at once begins one payment")
    void startsOnceInParallel() throws Exception {
        CheckoutRequest request = request();
        List<Optional<String>> ids = atOnce(IntStream.range(0, MANY)
                .<Callable<Optional<String>>>mapToObj(n -> () -> idUnlessRefused(request))
                .toList());
        assertThat(gateway.start(request).id())
                .isIn(ids.stream().flatMap(Optional::stream).toList());
        assertThat(ids.stream().flatMap(Optional::stream).distinct()).hasSize(1);
        assertLedger(1, 0, 0);
    }

    private Optional<String> idUnlessRefused(CheckoutRequest request) {
        try {
            return Optional.of(gateway.start(request).id());
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    // read

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "tr_unknown",
                "5O190127TN364715T",
                "../../v1/oauth2/token",
                "a b?c=d&e#f",
                "ä",
                "%2e%2e"
            })
    @DisplayName("A payment that the provider does not know is not found, whatever its id looks like")
    void readsUnknown(String id) {
        ProviderException unknown = failure(() -> gateway.read(id));
        assertThat(unknown.reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    @DisplayName("Reading changes nothing, in whatever state the payment is")
    void readsWithoutEffect() throws Exception {
        String open = start().id();
        String approved = start().id();
        fake.approve(approved);
        int captures = fake.captures();
        ProviderPayment first = gateway.read(approved);
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.read(open).state()).isEqualTo(State.OPEN);
            assertThat(gateway.read(approved)).isEqualTo(first);
        }
        assertLedger(2, captures, 0);
        assertThat(first.state()).isEqualTo(has(Capability.CAPTURE) ? State.APPROVED : State.PAID);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSED")
    @DisplayName("A read that fails says why")
    void readFails(Fault fault) throws Exception {
        String id = start().id();
        fake.fail(Call.READ, fault);
        assertThat(failure(() -> gateway.read(id)).reason()).isIn(reasons(fault));
        fake.heal();
        assertThat(gateway.read(id).state()).isEqualTo(State.OPEN);
    }

    @Test
    @DisplayName("What the provider took is what is read, not what was asked for")
    void readsWhatWasTaken() throws Exception {
        String id = start().id();
        Money other = amount().minus(Money.of("1", amount().currency().getCurrencyCode()));
        fake.distort(id, other);
        pay(id);
        ProviderPayment payment = gateway.read(id);
        assertThat(payment.transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.CAPTURE)
                .extracting(ProviderTransaction::amount)
                .containsExactly(other);
    }

    @Test
    @DisplayName("A payment that the customer gave up, or did not make in time, is not paid and cannot be completed")
    void givesUp() throws Exception {
        String canceled = start().id();
        fake.cancel(canceled);
        assertThat(gateway.read(canceled).state()).isIn(State.OPEN, State.CANCELED, State.FAILED);
        tryToComplete(canceled);

        String expired = start().id();
        fake.expire(expired);
        try {
            assertThat(gateway.read(expired).state()).isIn(State.EXPIRED, State.CANCELED, State.FAILED);
        } catch (ProviderException e) {
            assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
        }
        tryToComplete(expired);
        assertLedger(2, 0, 0);
    }

    private void tryToComplete(String id) {
        try {
            assertThat(gateway.complete(id, key()).state())
                    .isIn(State.OPEN, State.CANCELED, State.EXPIRED, State.FAILED);
        } catch (ProviderException e) {
            assertThat(e.reason()).isIn(Reason.CUSTOMER_ACTION, Reason.REFUSED, Reason.NOT_FOUND);
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        }
    }

    // complete

    @Test
    @DisplayName("Completing before the customer has agreed takes nothing")
    void completesTooEarly() throws Exception {
        String id = start().id();
        try {
            assertThat(gateway.complete(id, key()).state()).isEqualTo(State.OPEN);
        } catch (ProviderException e) {
            assertThat(e.reason()).isEqualTo(Reason.CUSTOMER_ACTION);
            assertThat(e.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        }
        assertLedger(1, 0, 0);
    }

    @Test
    @DisplayName("Completing takes the money once, however often and with whichever key it is asked for")
    void completesOnce() throws Exception {
        String id = start().id();
        fake.approve(id);
        String key = key();
        ProviderPayment paid = gateway.complete(id, key);

        assertPaid(paid);
        assertPaid(gateway.complete(id, key));
        assertPaid(gateway.complete(id, key()));
        assertThat(gateway.read(id)).isEqualTo(paid);
        assertLedger(1, 1, 0);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("However completing fails, repeating it takes the money once")
    void completesOnceWhateverFails(Fault fault) throws Exception {
        needs(Capability.CAPTURE);
        String id = start().id();
        fake.approve(id);
        String key = key();
        fake.fail(Call.COMPLETE, fault);
        assertOutcome(failure(() -> gateway.complete(id, key)), fault);
        fake.heal();

        assertPaid(gateway.complete(id, key));
        assertLedger(1, 1, 0);
    }

    @Test
    @DisplayName("Completing sixteen times at once takes the money once")
    void completesOnceInParallel() throws Exception {
        needs(Capability.CAPTURE);
        String id = start().id();
        fake.approve(id);
        String key = key();
        atOnce(IntStream.range(0, MANY)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    try {
                        return gateway.complete(id, key).state() == State.PAID;
                    } catch (ProviderException e) {
                        return false;
                    }
                })
                .toList());
        assertPaid(gateway.complete(id, key));
        assertLedger(1, 1, 0);
    }

    @Test
    @DisplayName("A payment that does not exist cannot be completed")
    void completesUnknown() {
        assertThat(failure(() -> gateway.complete("unknown", key())).reason()).isEqualTo(Reason.NOT_FOUND);
        assertLedger(0, 0, 0);
    }

    // refunds

    @Test
    @DisplayName("A payment is given back in parts, and never more of it than was paid")
    void givesBackInParts() throws Exception {
        needs(Capability.REFUND);
        ProviderTransaction capture = paid();
        String id = payments.get(capture);
        Money part = Money.of("3", amount().currency().getCurrencyCode());
        Money rest = amount().minus(part);

        ProviderTransaction first = refunds().refund(refund(id, capture, key(), part));
        assertThat(first.kind()).isEqualTo(Kind.REFUND);
        assertThat(first.amount()).isEqualTo(part);
        assertThat(first.status()).isIn(Status.PENDING, Status.DONE);
        assertRefused(() -> refunds().refund(refund(id, capture, key(), amount())));
        refunds().refund(refund(id, capture, key(), rest));
        assertRefused(() -> refunds().refund(refund(id, capture, key(), part)));

        ProviderPayment payment = gateway.read(id);
        assertThat(payment.state()).as("refunds are transactions").isEqualTo(State.PAID);
        assertThat(payment.transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.REFUND)
                .extracting(ProviderTransaction::amount)
                .containsExactlyInAnyOrder(part, rest);
        assertThat(payment.transactions()).extracting(ProviderTransaction::id).contains(first.id());
        assertLedger(1, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("However giving back fails, repeating it gives back once")
    void refundsOnceWhateverFails(Fault fault) throws Exception {
        needs(Capability.REFUND);
        ProviderTransaction capture = paid();
        String id = payments.get(capture);
        RefundRequest request =
                refund(id, capture, key(), Money.of("3", amount().currency().getCurrencyCode()));
        fake.fail(Call.REFUND, fault);
        assertOutcome(failure(() -> refunds().refund(request)), fault);
        fake.heal();
        ProviderTransaction first = refunds().refund(request);

        assertThat(refunds().refund(request).id()).isEqualTo(first.id());
        assertThat(gateway.read(id).transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.REFUND)
                .allSatisfy(transaction -> assertThat(transaction.requestKey()).isIn(request.requestKey(), null))
                .extracting(ProviderTransaction::id)
                .containsExactly(first.id());
        assertLedger(1, 1, 1);
    }

    @Test
    @DisplayName("Two refunds of one amount are two refunds")
    void refundsTwice() throws Exception {
        needs(Capability.REFUND);
        ProviderTransaction capture = paid();
        String id = payments.get(capture);
        Money part = Money.of("3", amount().currency().getCurrencyCode());
        ProviderTransaction first = refunds().refund(refund(id, capture, key(), part));
        assertThat(refunds().refund(refund(id, capture, key(), part)).id()).isNotEqualTo(first.id());
        assertLedger(1, 1, 2);
    }

    @Test
    @DisplayName("Nothing is given back of what was never taken, nor in another currency")
    void refusesOddRefunds() throws Exception {
        needs(Capability.REFUND);
        ProviderTransaction capture = paid();
        String id = payments.get(capture);
        String other = amount().currency().getCurrencyCode().equals("USD") ? "EUR" : "USD";
        assertRefused(() -> refunds().refund(refund(id, capture, key(), Money.of("3", other))));
        ProviderTransaction none = new ProviderTransaction(
                Kind.CAPTURE,
                "unknown",
                Status.DONE,
                Money.of("3", amount().currency().getCurrencyCode()),
                null,
                null);
        assertRefused(() -> refunds().refund(refund("unknown", none, key(), none.amount())));
        assertLedger(1, 1, 0);
    }

    // links

    @Test
    @DisplayName("A link is a payment that opens by its page until it is paid")
    void paysByLink() throws Exception {
        needs(Capability.PAYMENT_LINK);
        Checkout link = links().startLink(request(), expires);
        assertThat(link.id()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(link.page().isAbsolute()).isTrue();
        ProviderPayment open = gateway.read(link.id());
        assertThat(open.id()).isEqualTo(link.id());
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.amount()).isIn(amount(), null);
        assertThat(open.transactions()).isEmpty();

        fake.payByLink(link.id());
        assertPaid(gateway.complete(link.id(), key()));
        assertPaid(gateway.read(link.id()));
        assertThat(fake.captures()).isEqualTo(1);
        assertThat(fake.links()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("However the making of a link fails, repeating it makes one, over another connection, too")
    void makesLinksOnceWhateverFails(Fault fault) throws Exception {
        needs(Capability.PAYMENT_LINK);
        CheckoutRequest request = request();
        fake.fail(Call.START, fault);
        assertOutcome(failure(() -> links().startLink(request, expires)), fault);
        fake.heal();
        Checkout link = links().startLink(request, expires);
        try (PaymentGateway another = provider.open(settings)) {
            assertThat(((PaymentLinks) another).startLink(request, expires)).isEqualTo(link);
        }
        assertThat(gateway.read(link.id()).state()).isEqualTo(State.OPEN);
        assertThat(fake.links()).isEqualTo(1);
    }

    @Test
    @DisplayName("A link that was closed, even twice, is over and shows no page; one that never was cannot be closed")
    void closesLinks() throws Exception {
        needs(Capability.PAYMENT_LINK);
        String id = links().startLink(request(), expires).id();
        links().closeLink(id);
        links().closeLink(id);
        ProviderPayment closed = gateway.read(id);
        assertThat(closed.state()).isIn(State.CANCELED, State.EXPIRED, State.FAILED);
        assertThat(closed.page()).isNull();
        assertThat(failure(() -> {
                            links().closeLink("unknown");
                            return null;
                        })
                        .reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(fake.captures()).isZero();
    }

    // chargebacks

    @Test
    @DisplayName("A chargeback is a transaction and leaves the payment paid")
    void showsChargebacks() throws Exception {
        ProviderTransaction capture = paid();
        String id = payments.get(capture);
        assumeTrue(fake.chargeBack(id), "reading a payment back shows no chargebacks at this provider");
        ProviderPayment payment = gateway.read(id);
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(payment.transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.CHARGEBACK)
                .singleElement()
                .satisfies(chargeback -> assertThat(chargeback.amount()).isEqualTo(amount()));
        assertThat(payment.transactions()).contains(capture);
    }

    // webhooks

    @Test
    @DisplayName("The provider's own report gives the payment's id, each time it comes, and changes nothing")
    void receives() throws Exception {
        String id = start().id();
        fake.approve(id);
        int captures = fake.captures();
        WebhookCall report = fake.webhook(id);
        assertThat(gateway.receive(report)).containsExactly(id);
        assertThat(gateway.receive(report)).containsExactly(id);
        assertLedger(1, captures, 0);
    }

    @Test
    @DisplayName("A forged report is refused")
    void refusesForgedReports() throws Exception {
        String id = start().id();
        Optional<WebhookCall> forged = fake.forgedWebhook(id);
        assumeTrue(forged.isPresent(), "nothing proves where this provider's reports come from");
        assertThat(failure(() -> gateway.receive(forged.orElseThrow())).reason())
                .isEqualTo(Reason.FORGED);
        assertLedger(1, 0, 0);
    }

    @Test
    @DisplayName("A report about a payment that nobody began leads to nothing")
    void receivesUnknown() throws Exception {
        for (String id : gateway.receive(fake.webhook("unknown"))) {
            assertThat(failure(() -> gateway.read(id)).reason()).isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("Whatever is sent to the webhook address, nothing breaks")
    void receivesAnything() {
        for (String body : List.of("", "{}", "[]", "null", "id", "id=", "{\"id\":", "[".repeat(256_000), "\u0000")) {
            assertThatCode(() -> {
                        try {
                            assertThat(gateway.receive(new WebhookCall(List.of(), body.getBytes(UTF_8))))
                                    .isEmpty();
                        } catch (ProviderException e) {
                            assertThat(e.reason()).isIn(Reason.FORGED, Reason.UNREADABLE);
                        }
                    })
                    .doesNotThrowAnyException();
        }
        assertLedger(0, 0, 0);
    }

    // what the tests share

    private CheckoutRequest request() {
        return request(amount());
    }

    private static CheckoutRequest request(Money amount) {
        return new CheckoutRequest(
                UUID.randomUUID().toString(),
                amount,
                "RE-2026-0001",
                "Rechnung RE-2026-0001",
                "Muster GmbH",
                Locale.GERMANY,
                RETURN,
                CANCEL,
                NOTIFY);
    }

    private Checkout start() throws ProviderException {
        return gateway.start(request());
    }

    private void pay(String id) throws ProviderException {
        fake.approve(id);
        gateway.complete(id, key());
    }

    /** The capture of a new payment that is paid. */
    private ProviderTransaction paid() throws ProviderException {
        String id = start().id();
        pay(id);
        ProviderTransaction capture = gateway.read(id).transactions().get(0);
        payments.put(capture, id);
        return capture;
    }

    private PaymentLinks links() {
        return (PaymentLinks) gateway;
    }

    private Refunds refunds() {
        return (Refunds) gateway;
    }

    private static RefundRequest refund(String id, ProviderTransaction capture, String key, Money amount) {
        return new RefundRequest(id, capture.id(), key, amount, null);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private void assertPaid(ProviderPayment payment) {
        assertThat(payment.state()).isEqualTo(State.PAID);
        assertThat(payment.transactions()).singleElement().satisfies(capture -> {
            assertThat(capture.kind()).isEqualTo(Kind.CAPTURE);
            assertThat(capture.status()).isEqualTo(Status.DONE);
            assertThat(capture.amount()).isEqualTo(amount());
            assertThat(capture.id()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        });
    }

    private void assertRefused(Callable<?> call) {
        ProviderException refused = failure(call);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_EXECUTED);
        assertThat(refused.reason()).isIn(Reason.REFUSED, Reason.NOT_FOUND, Reason.UNSUPPORTED);
    }

    private void assertLedger(int begun, int taken, int givenBack) {
        assertThat(fake.payments()).as("payments at the provider").isEqualTo(begun);
        assertThat(fake.captures()).as("captures at the provider").isEqualTo(taken);
        assertThat(fake.refunds()).as("refunds at the provider").isEqualTo(givenBack);
    }

    private static void assertOutcome(ProviderException failure, Fault fault) {
        assertThat(failure.reason()).isIn(reasons(fault));
        assertThat(failure.outcome())
                .isEqualTo(fault == Fault.BUSY || fault == Fault.REFUSED ? Outcome.NOT_EXECUTED : Outcome.UNKNOWN);
        if (fault == Fault.BUSY) {
            assertThat(failure.retryAfter()).hasSeconds(7);
        }
        if (fault == Fault.REFUSED) {
            assertThat(failure.code()).isNotBlank().matches("[A-Z0-9_]+");
        }
    }

    private static Set<Reason> reasons(Fault fault) {
        return switch (fault) {
            case LOST_ANSWER, HANG, ERROR_AFTER, ERROR_BEFORE -> EnumSet.of(Reason.UNREACHABLE);
            case CUT_ANSWER -> EnumSet.of(Reason.UNREACHABLE, Reason.UNREADABLE);
            case UNREADABLE -> EnumSet.of(Reason.UNREADABLE);
            case BUSY -> EnumSet.of(Reason.BUSY);
            case REFUSED -> EnumSet.of(Reason.REFUSED);
        };
    }

    /** The failure of a call, which shows no secret. */
    private ProviderException failure(Callable<?> call) {
        try {
            call.call();
        } catch (ProviderException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            assertNoSecret(text.toString());
            return e;
        } catch (Exception e) {
            return fail("another exception than the contract has", e);
        }
        return fail("nothing failed");
    }

    private void assertNoSecret(String text) {
        for (SettingField field : provider.descriptor(Locale.ENGLISH).fields()) {
            if (field.kind() == SettingField.Kind.SECRET) {
                settings.find(field.key()).ifPresent(secret -> assertThat(text).doesNotContain(secret));
            }
        }
    }

    private Optional<InvalidSettingException> refusal(ProviderSettings bad) {
        try (PaymentGateway opened = provider.open(bad)) {
            assertThat(opened).isNotNull();
            return Optional.empty();
        } catch (InvalidSettingException e) {
            return Optional.of(e);
        }
    }

    /** The right settings with one changed; empty takes it away. */
    private ProviderSettings with(String key, String text) {
        List<ProviderSettings.Value> values = new ArrayList<>();
        for (SettingField field : provider.descriptor(Locale.ENGLISH).fields()) {
            settings.find(field.key())
                    .filter(value -> !field.key().equals(key))
                    .ifPresent(value -> values.add(new ProviderSettings.Value(field.key(), value)));
        }
        values.add(new ProviderSettings.Value(key, text));
        return new ProviderSettings(values);
    }

    private Set<Capability> capabilities() {
        return provider.descriptor(Locale.ENGLISH).capabilities();
    }

    private void needs(Capability capability) {
        assumeTrue(has(capability), "a type without " + capability);
    }

    private boolean has(Capability capability) {
        return capabilities().contains(capability);
    }

    /** Runs all at the same moment; what one of them throws is thrown. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CountDownLatch ready = new CountDownLatch(calls.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return fail("a call failed", e.getCause());
        }
    }
}
