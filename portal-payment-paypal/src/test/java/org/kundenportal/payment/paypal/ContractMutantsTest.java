package org.kundenportal.payment.paypal;

import java.io.IOException;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.kundenportal.api.Money;
import org.kundenportal.payment.paypal.fake.FakePayPal;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

/** The contract test has to find providers that break the contract, each by the test that is about it. */
class ContractMutantsTest {

    static Stream<Arguments> mutants() {
        return Stream.of(
                Arguments.of(Right.class, "startsOnce", true),
                Arguments.of(Right.class, "refundsTwice", true),
                Arguments.of(StartsAnew.class, "startsOnce", false),
                Arguments.of(StartsAnew.class, "startsOnceInParallel", false),
                Arguments.of(RefundsAnew.class, "refundsOnceWhateverFails(" + FAULT + ")", false),
                Arguments.of(OneKeyForAllRefunds.class, "refundsTwice", false),
                Arguments.of(SurelyNothing.class, "startsOnceWhateverFails(" + FAULT + ")", false),
                Arguments.of(SurelyNothing.class, "completesOnceWhateverFails(" + FAULT + ")", false),
                Arguments.of(Rounds.class, "sendsAmountsExactly(java.lang.String,java.lang.String)", false),
                Arguments.of(BelievesWhatWasAsked.class, "readsWhatWasTaken", false),
                Arguments.of(CompletesWhenRead.class, "readsWithoutEffect", false),
                Arguments.of(ForgetsRefunds.class, "givesBackInParts", false),
                Arguments.of(BackAndForth.class, "showsChargebacks", false),
                Arguments.of(BelievesWebhooks.class, "refusesForgedReports", false),
                Arguments.of(BreaksOnWebhooks.class, "receivesAnything", false),
                Arguments.of(SaysSecrets.class, "keepsSecrets", false),
                Arguments.of(ChecksNothing.class, "findsWrongCredentials", false));
    }

    private static final String ASKED_FOR = "org.kundenportal.mutants";
    private static final String FAULT = "org.kundenportal.spi.payment.FakeProvider$Fault";

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("mutants")
    @DisplayName("The contract test passes what is right and finds what is wrong")
    void finds(Class<?> mutant, String test, boolean right) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(
                                        mutant.getName() + "#" + (test.contains("(") ? test : test + "()")))
                                .configurationParameter(ASKED_FOR, "true")
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getTestsFoundCount()).isPositive();
        if (right) {
            assertThat(summary.getTestsSucceededCount()).isEqualTo(summary.getTestsFoundCount());
        } else {
            assertThat(summary.getTestsFailedCount()).isPositive();
        }
    }

    /** Keeps the mutants from being run as tests of their own, however tests are selected. */
    static final class OnlyWhenAskedFor implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(ASKED_FOR)
                    .map(asked -> ConditionEvaluationResult.enabled("asked for"))
                    .orElseGet(() -> ConditionEvaluationResult.disabled("fails by intention"));
        }
    }

    /** The contract test of a type whose gateways are altered. */
    @ExtendWith(OnlyWhenAskedFor.class)
    abstract static class Mutant extends PayPalContract {

        private final BiFunction<PayPalGateway, ProviderSettings, PaymentGateway> alteration;

        Mutant(BiFunction<PayPalGateway, ProviderSettings, PaymentGateway> alteration) throws IOException {
            super(PayPal::new);
            this.alteration = alteration;
        }

        @Override
        protected PaymentProvider provider() {
            PaymentProvider provider = super.provider();
            return new PaymentProvider() {
                @Override
                public ProviderDescriptor descriptor(Locale language) {
                    return provider.descriptor(language);
                }

                @Override
                public PaymentGateway open(ProviderSettings settings) throws InvalidSettingException {
                    return alteration.apply((PayPalGateway) provider.open(settings), settings);
                }
            };
        }
    }

    static class Right extends Mutant {

        Right() throws IOException {
            super((right, settings) -> new AlteredGateway(right));
        }
    }

    /** Begins a payment with each call. */
    static class StartsAnew extends Mutant {

        StartsAnew() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public Checkout start(CheckoutRequest asked) throws ProviderException {
                    return right.start(with(asked, UUID.randomUUID().toString(), asked.amount()));
                }
            });
        }
    }

    /** Gives back with each call. */
    static class RefundsAnew extends Mutant {

        RefundsAnew() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderTransaction refund(RefundRequest asked) throws ProviderException {
                    return right.refund(withKey(asked, UUID.randomUUID().toString()));
                }
            });
        }
    }

    /** Takes a second refund for the first. */
    static class OneKeyForAllRefunds extends Mutant {

        OneKeyForAllRefunds() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderTransaction refund(RefundRequest asked) throws ProviderException {
                    return right.refund(withKey(asked, asked.transactionId()));
                }
            });
        }
    }

    /** Takes a lost answer for a refusal: others retry under another key, and pay twice. */
    static class SurelyNothing extends Mutant {

        SurelyNothing() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public Checkout start(CheckoutRequest asked) throws ProviderException {
                    try {
                        return right.start(asked);
                    } catch (ProviderException e) {
                        throw ProviderException.notExecuted(e.reason(), e.code());
                    }
                }

                @Override
                public ProviderPayment complete(String id, String requestKey) throws ProviderException {
                    try {
                        return right.complete(id, requestKey);
                    } catch (ProviderException e) {
                        throw ProviderException.notExecuted(e.reason(), e.code());
                    }
                }
            });
        }
    }

    /** Rounds what the provider does not take. */
    static class Rounds extends Mutant {

        Rounds() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public Checkout start(CheckoutRequest asked) throws ProviderException {
                    Money rounded = new Money(
                            asked.amount().amount().setScale(0, RoundingMode.HALF_UP),
                            asked.amount().currency());
                    return right.start(with(asked, asked.paymentId(), rounded));
                }
            });
        }
    }

    /** Reads what was asked for in place of what was taken. */
    static class BelievesWhatWasAsked extends Mutant {

        BelievesWhatWasAsked() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderPayment read(String id) throws ProviderException {
                    ProviderPayment payment = right.read(id);
                    return with(
                            payment,
                            payment.state(),
                            payment.transactions().stream()
                                    .map(transaction -> new ProviderTransaction(
                                            transaction.kind(),
                                            transaction.id(),
                                            transaction.status(),
                                            Money.of("119.00", "EUR"),
                                            transaction.at(),
                                            transaction.requestKey()))
                                    .toList());
                }
            });
        }
    }

    /** Takes the money as soon as somebody looks. */
    static class CompletesWhenRead extends Mutant {

        CompletesWhenRead() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderPayment read(String id) throws ProviderException {
                    return right.complete(id, "read");
                }
            });
        }
    }

    /** Shows captures alone. */
    static class ForgetsRefunds extends Mutant {

        ForgetsRefunds() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderPayment read(String id) throws ProviderException {
                    ProviderPayment payment = right.read(id);
                    return with(
                            payment,
                            payment.state(),
                            payment.transactions().stream().limit(1).toList());
                }
            });
        }
    }

    /** Lets a chargeback change the state. */
    static class BackAndForth extends Mutant {

        BackAndForth() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public ProviderPayment read(String id) throws ProviderException {
                    ProviderPayment payment = right.read(id);
                    return with(
                            payment,
                            payment.transactions().size() > 1 ? State.FAILED : payment.state(),
                            payment.transactions());
                }
            });
        }
    }

    /** Believes whoever comes. */
    static class BelievesWebhooks extends Mutant {

        BelievesWebhooks() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public List<String> receive(WebhookCall call) {
                    return List.of("1");
                }
            });
        }
    }

    /** Falls over what it does not expect. */
    static class BreaksOnWebhooks extends Mutant {

        BreaksOnWebhooks() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public List<String> receive(WebhookCall call) {
                    return List.of(call.header("paypal-transmission-id").orElseThrow());
                }
            });
        }
    }

    /** Writes the secret into its text. */
    static class SaysSecrets extends Mutant {

        SaysSecrets() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public String toString() {
                    return "gateway with " + FakePayPal.CLIENT_SECRET;
                }
            });
        }
    }

    /** Finds every setting right. */
    static class ChecksNothing extends Mutant {

        ChecksNothing() throws IOException {
            super((right, settings) -> new AlteredGateway(right) {
                @Override
                public void check() throws ProviderException {
                    if (settings.find("clientId").isEmpty()) {
                        throw ProviderException.notExecuted(Reason.CREDENTIALS, null);
                    }
                }
            });
        }
    }

    private static CheckoutRequest with(CheckoutRequest asked, String paymentId, Money amount) {
        return new CheckoutRequest(
                paymentId,
                amount,
                asked.reference(),
                asked.description(),
                asked.merchant(),
                asked.language(),
                asked.returnUrl(),
                asked.cancelUrl(),
                asked.notifyUrl());
    }

    private static RefundRequest withKey(RefundRequest asked, String key) {
        return new RefundRequest(asked.paymentId(), asked.transactionId(), key, asked.amount(), asked.note());
    }

    private static ProviderPayment with(ProviderPayment payment, State state, List<ProviderTransaction> transactions) {
        return new ProviderPayment(
                payment.id(),
                state,
                payment.amount(),
                payment.page(),
                payment.method(),
                payment.reason(),
                transactions);
    }
}
