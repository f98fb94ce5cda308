package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kundenportal.api.Money;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentGateway;
import org.kundenportal.spi.payment.PaymentLinks;
import org.kundenportal.spi.payment.PaymentProvider;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.payment.ProviderPayment;
import org.kundenportal.spi.payment.ProviderPayment.State;
import org.kundenportal.spi.payment.ProviderTransaction;
import org.kundenportal.spi.payment.ProviderTransaction.Kind;
import org.kundenportal.spi.payment.ProviderTransaction.Status;
import org.kundenportal.spi.payment.RefundRequest;
import org.kundenportal.spi.payment.Refunds;
import org.kundenportal.spi.payment.WebhookCall;
import org.kundenportal.spi.settings.ProviderSettings;

/**
 * A provider in memory, with accounts of its own, that keeps the contract to the letter and no further: another key takes
 * the money again. It fails where a test lets it. Thread-safe.
 */
final class SimulatedProvider implements PaymentProvider {

    static final String TYPE = "simulated";
    static final String SIGNATURE = "Signature";

    /** What the portal can ask for. */
    enum Operation {
        START,
        READ,
        COMPLETE,
        REFUND,
        RECEIVE
    }

    /** Goes wrong, or does not. */
    @FunctionalInterface
    interface Fault {
        /**
         * Strikes, or does not.
         *
         * @param done whether the operation has had its effect
         */
        void strike(Operation operation, boolean done) throws ProviderException;
    }

    /** A payment as the provider keeps it. */
    static final class Order {
        final String id;
        final CheckoutRequest request;
        State state = State.OPEN;
        Money amount;
        String reason;
        final List<ProviderTransaction> transactions = new ArrayList<>();
        final Map<String, ProviderTransaction> captures = new LinkedHashMap<>();
        final Map<String, String> refunds = new LinkedHashMap<>();
        /** The captures of which they are, by their ids. */
        final Map<String, String> sources = new LinkedHashMap<>();

        ProviderPayment former;

        Order(String id, CheckoutRequest request) {
            this.id = id;
            this.request = request;
            this.amount = request.amount();
        }

        ProviderPayment snapshot() {
            return new ProviderPayment(id, state, amount, page(), "wallet", reason, transactions);
        }

        /** How much of a capture has not been given back. */
        Money left(String capture) {
            return transactions.stream()
                    .filter(each -> each.status() != Status.FAILED)
                    .filter(each -> capture.equals(sources.get(each.id())))
                    .map(ProviderTransaction::amount)
                    .reduce(transaction(capture).amount(), Money::minus);
        }

        ProviderTransaction transaction(String id) {
            return transactions.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        URI page() {
            return URI.create("https://pay.example/" + id);
        }

        void turn(State next) {
            former = snapshot();
            state = next;
        }
    }

    private final Clock clock;
    private final Set<Capability> capabilities;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    /** When pages close that can travel in a mail, by the ids of their payments. */
    final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    private final Map<String, String> started = new LinkedHashMap<>();
    private int numbers;

    /** What goes wrong. */
    volatile Fault fault = (operation, done) -> {};
    /** Whether the next readings show what was before the last change. */
    volatile boolean stale;
    /** Whether it takes what the customer agreed to at once, as providers without completion do. */
    volatile boolean immediate;
    /** Whether what it takes is on its way first. */
    volatile boolean slow;
    /** Whether the customer's bank declines what is to be taken, so that the customer has to agree to it anew. */
    volatile boolean declines;
    /** Whether each start begins another order, as if the portal sent another key. */
    volatile boolean forgetsStartKeys;
    /** Whether each completion takes the money, as if the portal sent another key. */
    volatile boolean forgetsCaptureKeys;
    /** Whether it keeps the keys of refunds. */
    volatile boolean keepsRefundKeys = true;

    SimulatedProvider(Clock clock, Capability... capabilities) {
        this.clock = clock;
        this.capabilities = capabilities.length == 0
                ? EnumSet.of(Capability.CAPTURE, Capability.REFUND)
                : EnumSet.copyOf(List.of(capabilities));
    }

    @Override
    public ProviderDescriptor descriptor(Locale language) {
        return new ProviderDescriptor(TYPE, "Simulated", null, List.of(), capabilities);
    }

    @Override
    public PaymentGateway open(ProviderSettings settings) {
        return new Gateway();
    }

    synchronized List<Order> orders() {
        return List.copyOf(orders.values());
    }

    synchronized Order order(String id) {
        return orders.get(id);
    }

    /** The one order there is. */
    synchronized Order only() {
        if (orders.size() != 1) {
            throw new AssertionError(orders.size() + " orders");
        }
        return orders.values().iterator().next();
    }

    /** The customer agrees on the page. */
    synchronized void approve(String id) {
        Order order = orders.get(id);
        if (order.state != State.OPEN) {
            return;
        }
        if (immediate) {
            take(order, "customer", order.amount);
        } else {
            order.turn(State.APPROVED);
        }
    }

    /** It ends in this way, unless it has ended. */
    synchronized void end(String id, State state, String reason) {
        Order order = orders.get(id);
        if (order.state == State.OPEN || order.state == State.APPROVED || order.state == State.PENDING) {
            order.turn(state);
            order.reason = reason;
        }
    }

    /** Money comes after all. */
    synchronized void payLate(String id, Money amount) {
        take(orders.get(id), "late", amount);
    }

    /** What is on its way arrives. */
    synchronized void arrive(String id) {
        Order order = orders.get(id);
        order.turn(State.PAID);
        order.transactions.replaceAll(each -> with(each, Status.DONE));
    }

    /** A movement by the merchant at the provider, or by a bank. */
    synchronized String move(String id, Kind kind, String amount, Status status) {
        Order order = orders.get(id);
        order.former = order.snapshot();
        String number = kind.name().charAt(0) + "-" + ++numbers;
        Money money = new Money(new BigDecimal(amount), order.amount.currency());
        order.transactions.add(new ProviderTransaction(kind, number, status, money, clock.instant(), null));
        return number;
    }

    /** A movement is done, or comes back. */
    synchronized void change(String transaction, Status status) {
        for (Order order : orders.values()) {
            order.transactions.replaceAll(each -> each.id().equals(transaction) ? with(each, status) : each);
        }
    }

    /** A chargeback is undone. */
    synchronized void reverse(String id, String chargeback) {
        Order order = orders.get(id);
        ProviderTransaction back = order.transactions.stream()
                .filter(each -> each.id().equals(chargeback))
                .findFirst()
                .orElseThrow();
        order.transactions.add(new ProviderTransaction(
                Kind.CHARGEBACK_REVERSAL, chargeback, Status.DONE, back.amount(), clock.instant(), null));
    }

    private static ProviderTransaction with(ProviderTransaction of, Status status) {
        return new ProviderTransaction(of.kind(), of.id(), status, of.amount(), of.at(), of.requestKey());
    }

    private void take(Order order, String key, Money amount) {
        order.turn(slow ? State.PENDING : State.PAID);
        Instant now = clock.instant();
        ProviderTransaction capture = new ProviderTransaction(
                Kind.CAPTURE, "C-" + ++numbers, slow ? Status.PENDING : Status.DONE, amount, now, null);
        order.captures.put(key, capture);
        order.transactions.add(capture);
    }

    /** A report about these payments as the provider sends it. */
    static WebhookCall report(String... ids) {
        return new WebhookCall(
                List.of(new WebhookCall.Header(SIGNATURE, "good")),
                String.join("\n", ids).getBytes(StandardCharsets.UTF_8));
    }

    private final class Gateway implements PaymentGateway, PaymentLinks, Refunds {

        @Override
        public Checkout start(CheckoutRequest request) throws ProviderException {
            fault.strike(Operation.START, false);
            Checkout checkout;
            synchronized (SimulatedProvider.this) {
                String key = forgetsStartKeys ? "another-" + numbers : request.paymentId();
                String id = started.computeIfAbsent(key, same -> "O-" + ++numbers);
                Order order = orders.computeIfAbsent(id, same -> new Order(same, request));
                if (!isSame(order.request, request)) {
                    throw ProviderException.notExecuted(Reason.REFUSED, "OTHER_REQUEST");
                }
                checkout = new Checkout(order.id, order.page());
            }
            fault.strike(Operation.START, true);
            return checkout;
        }

        @Override
        public Checkout startLink(CheckoutRequest request, Instant expires) throws ProviderException {
            Checkout checkout = start(request);
            expiries.put(checkout.id(), expires);
            return checkout;
        }

        @Override
        public void closeLink(String id) {
            if (expiries.remove(id) != null) {
                end(id, State.CANCELED, null);
            }
        }

        @Override
        public ProviderPayment read(String id) throws ProviderException {
            fault.strike(Operation.READ, false);
            ProviderPayment read;
            synchronized (SimulatedProvider.this) {
                Order order = known(id);
                read = stale && order.former != null ? order.former : order.snapshot();
            }
            fault.strike(Operation.READ, true);
            return read;
        }

        @Override
        public ProviderPayment complete(String id, String requestKey) throws ProviderException {
            fault.strike(Operation.COMPLETE, false);
            ProviderPayment completed;
            synchronized (SimulatedProvider.this) {
                Order order = known(id);
                if (order.state == State.OPEN) {
                    throw ProviderException.notExecuted(Reason.CUSTOMER_ACTION, "NOT_APPROVED");
                }
                if (order.state == State.APPROVED && declines) {
                    order.turn(State.OPEN);
                    throw ProviderException.notExecuted(Reason.CUSTOMER_ACTION, "INSTRUMENT_DECLINED");
                }
                boolean ended =
                        order.state == State.FAILED || order.state == State.CANCELED || order.state == State.EXPIRED;
                String key = forgetsCaptureKeys ? "another-" + numbers : requestKey;
                if (!ended && !order.captures.containsKey(key)) {
                    take(order, key, order.amount);
                }
                completed = order.snapshot();
            }
            fault.strike(Operation.COMPLETE, true);
            return completed;
        }

        @Override
        public ProviderTransaction refund(RefundRequest request) throws ProviderException {
            fault.strike(Operation.REFUND, false);
            ProviderTransaction refund;
            synchronized (SimulatedProvider.this) {
                Order order = known(request.paymentId());
                String known = order.refunds.get(request.requestKey());
                if (known == null) {
                    if (request.amount().compareTo(order.left(request.transactionId())) > 0) {
                        throw ProviderException.notExecuted(Reason.REFUSED, "REFUND_AMOUNT_EXCEEDED");
                    }
                    known = "R-" + ++numbers;
                    order.refunds.put(request.requestKey(), known);
                    order.sources.put(known, request.transactionId());
                    order.former = order.snapshot();
                    order.transactions.add(new ProviderTransaction(
                            Kind.REFUND,
                            known,
                            slow ? Status.PENDING : Status.DONE,
                            request.amount(),
                            clock.instant(),
                            keepsRefundKeys ? request.requestKey() : null));
                }
                refund = order.transaction(known);
            }
            fault.strike(Operation.REFUND, true);
            return refund;
        }

        @Override
        public List<String> receive(WebhookCall call) throws ProviderException {
            fault.strike(Operation.RECEIVE, false);
            if (!call.header(SIGNATURE).equals(Optional.of("good"))) {
                throw ProviderException.notExecuted(Reason.FORGED, null);
            }
            String body = new String(call.body(), StandardCharsets.UTF_8);
            return body.isEmpty() ? List.of() : List.of(body.split("\n"));
        }

        @Override
        public void check() {}

        /** But for what is said of when it was first asked for. */
        private static boolean isSame(CheckoutRequest one, CheckoutRequest other) {
            return one.amount().equals(other.amount())
                    && one.description().equals(other.description())
                    && one.returnUrl().equals(other.returnUrl())
                    && Objects.equals(one.notifyUrl(), other.notifyUrl());
        }

        private Order known(String id) throws ProviderException {
            Order order = orders.get(id);
            if (order == null) {
                throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
            }
            return order;
        }
    }
}
