package org.kundenportal.impl.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.payments.StartedPayment;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.ViewOnly;
import org.kundenportal.impl.connections.NotOpenException;
import org.kundenportal.impl.documents.Receivables;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.Checkout;
import org.kundenportal.spi.payment.CheckoutRequest;
import org.kundenportal.spi.payment.PaymentLinks;
import org.kundenportal.spi.payment.ProviderException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins payments. The payment and its claim on the documents are committed before the provider is asked, and the
 * provider's id before the customer hears of it: whatever is lost in between, the same start is asked for again with the
 * same request, and no other payment of these documents begins until it is known what became of this one. Thread-safe.
 */
@Component(service = PaymentStarts.class)
public final class PaymentStarts {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentStarts.class);

    /** Set to true, providers are told to report to a portal on this machine, too, which real ones refuse. */
    private static final String NOTIFY_LOCALLY = "kundenportal.payments.notifyLocally";

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 20;
    private static final int MAX_REFERENCE = 64;
    private static final int MAX_DESCRIPTION = 127;
    private static final int ATTEMPTS = 3;

    private final Tx tx;
    private final Connections connections;
    private final Receivables receivables;
    private final Ledger ledger;
    private final PaymentNotices notices;
    private final SettingRows settings;
    private final URI base;
    private final Clock clock;

    /** Starts by the given connections. */
    @Activate
    public PaymentStarts(
            @Reference Tx tx,
            @Reference Connections connections,
            @Reference Receivables receivables,
            @Reference Ledger ledger,
            @Reference PaymentNotices notices,
            @Reference SettingRows settings,
            @Reference PortalHome home) {
        this.tx = tx;
        this.connections = connections;
        this.receivables = receivables;
        this.ledger = ledger;
        this.notices = notices;
        this.settings = settings;
        this.base = home.base();
        this.clock = home.clock();
    }

    /** What a start needs to know before its transaction begins. */
    private record Attempt(
            ActingCustomer customer,
            PaymentWish wish,
            Locale language,
            Release release,
            PaymentPolicy policy,
            String merchant,
            Instant linkExpires) {

        boolean isLink() {
            return linkExpires != null;
        }

        List<DocumentKey> documents() {
            return wish.parts().stream().map(PaymentWish.Part::document).toList();
        }
    }

    /**
     * What came of an attempt.
     *
     * @param payment the one that was begun, or the one that is under way for one of the documents
     * @param isNew whether it was begun
     */
    private record Begun(long payment, boolean isNew, PaymentPlan plan) {}

    /** As {@link org.kundenportal.api.payments.CustomerPayments#start} says. */
    StartedPayment start(ActingCustomer customer, PaymentWish wish, Locale language) {
        ViewOnly.refuse(customer);
        return start(customer, wish, language, null);
    }

    /**
     * The same for a page that can travel in a mail until it closes. Who has it made tells the timeline.
     *
     * @throws PortalException as start does; INVALID_REQUEST, field {@code connectionId}, if the provider has no such pages
     */
    StartedPayment startLink(ActingCustomer customer, PaymentWish wish, Locale language, Instant expires) {
        return start(customer, wish, language, expires);
    }

    private StartedPayment start(ActingCustomer customer, PaymentWish wish, Locale language, Instant linkExpires) {
        PaymentPlan.check(wish);
        Attempt attempt = new Attempt(
                customer,
                wish,
                language,
                settings.get(Setting.RELEASE),
                settings.get(Setting.PAYMENTS),
                settings.get(Setting.APPEARANCE).company().name(),
                linkExpires);
        for (int tried = 1; tried <= ATTEMPTS; tried++) {
            Begun begun = tx.callRepeatably(em -> begin(em, attempt));
            if (begun.isNew()) {
                return begun.plan().amount().isPositive() ? open(begun.payment(), true) : setOff(begun.payment());
            }
            if (tx.callRepeatably(em -> isRepeated(em, begun, attempt))) {
                return open(begun.payment(), false);
            }
        }
        throw PortalException.of(ErrorCode.PAYMENT_IN_PROGRESS);
    }

    private Begun begin(EntityManager em, Attempt attempt) {
        PaymentPlan plan = PaymentPlan.of(
                attempt.wish(),
                receivables.lock(em, attempt.customer(), attempt.documents(), attempt.release(), DocumentAction.PAY),
                attempt.policy());
        Optional<Long> running = PaymentRows.running(em, plan.shares());
        return running.isPresent()
                ? new Begun(running.get(), false, plan)
                : new Begun(begin(em, attempt, plan).id(), true, plan);
    }

    private PaymentEntity begin(EntityManager em, Attempt attempt, PaymentPlan plan) {
        Instant now = clock.instant();
        boolean isPaid = !plan.amount().isPositive();
        PaymentEntity payment = new PaymentEntity(
                newId(),
                attempt.customer().customer(),
                isPaid ? null : connection(em, attempt),
                plan.amount(),
                new PaymentEntity.CheckoutTexts(
                        attempt.language(),
                        Excerpt.of(
                                PaymentWords.in(attempt.language().getLanguage())
                                        .description(plan.shares()),
                                MAX_DESCRIPTION),
                        attempt.merchant(),
                        attempt.customer().session()),
                now);
        payment.beLink(attempt.linkExpires());
        em.persist(payment);
        em.flush();
        for (Share share : plan.shares()) {
            em.persist(new PaymentShareEntity(payment.id(), share));
            em.persist(new PaymentClaimEntity(share.document(), payment.id()));
            // one by one, so that their ids keep their order
            em.flush();
        }
        if (!attempt.isLink()) {
            notices.started(em, payment, attempt.customer());
        }
        if (isPaid) {
            ledger.book(em, payment, setOff(), Cause.CUSTOMER);
        }
        payment.check(Schedule.next(payment, false, now));
        return payment;
    }

    private static PaymentRules.Verdict setOff() {
        return new PaymentRules.Verdict(PaymentStatus.PAID, null, null, List.of(), null);
    }

    private StartedPayment setOff(long payment) {
        return new StartedPayment(
                tx.read(em -> em.find(PaymentEntity.class, payment).publicId()), null);
    }

    private long connection(EntityManager em, Attempt attempt) {
        String id = attempt.wish().connectionId();
        Connection connection = number(id)
                .flatMap(number -> connections.find(em, number))
                .filter(found -> found.active() && !found.deleted())
                .orElseThrow(() -> PortalException.invalid("connectionId", id == null ? "REQUIRED" : "UNKNOWN"));
        if (!connection.isInstalled()) {
            throw Provided.unavailable();
        }
        if (attempt.isLink() && !connection.capabilities().contains(Capability.PAYMENT_LINK)) {
            throw PortalException.invalid("connectionId", "INVALID_VALUE");
        }
        return connection.id();
    }

    /** The id of a connection as callers write it. */
    static Optional<Long> number(String id) {
        return id != null && id.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    /**
     * Whether the payment that is under way is this very wish, of whose start the answer was lost. One of which nobody ever
     * got the page, and which has become too old for that, ends here.
     *
     * @throws PortalException PAYMENT_IN_PROGRESS if it is another one
     */
    private boolean isRepeated(EntityManager em, Begun begun, Attempt attempt) {
        PaymentEntity payment = PaymentRows.lock(em, begun.payment());
        if (!PaymentRules.holdsDocuments(payment.status()) || isExpired(em, payment)) {
            return false;
        }
        boolean same = payment.reference() == null
                && (payment.linkExpires() != null) == attempt.isLink()
                && payment.customer().equals(attempt.customer().customer())
                && Optional.ofNullable(payment.connection())
                        .equals(number(attempt.wish().connectionId()))
                && PaymentRows.shares(em, payment).equals(begun.plan().shares());
        if (!same) {
            throw PortalException.of(ErrorCode.PAYMENT_IN_PROGRESS);
        }
        return true;
    }

    private boolean isExpired(EntityManager em, PaymentEntity payment) {
        boolean expired = payment.reference() == null
                && !clock.instant().isBefore(payment.startedAt().plus(Schedule.REPEATED));
        if (expired) {
            ledger.turn(em, payment, PaymentStatus.EXPIRED, null, Cause.PORTAL);
            payment.check(null);
        }
        return expired;
    }

    /** Asks again for the start of a payment of which no answer came; says whether one came, or none was needed. */
    boolean resume(long id) {
        if (!tx.callRepeatably(em -> isWaiting(em, id))) {
            return true;
        }
        try {
            open(id, false);
            return true;
        } catch (PortalException e) {
            // it is asked for again, until it has expired
            LOG.debug("Payment {} is not open yet: {}", id, e.code());
            return false;
        }
    }

    /** Whether its start is to be asked for again. What has ended, or was opened meanwhile, is looked at in its own time. */
    private boolean isWaiting(EntityManager em, long id) {
        PaymentEntity payment = PaymentRows.lock(em, id);
        boolean waits =
                payment.reference() == null && payment.status() == PaymentStatus.UNKNOWN && !isExpired(em, payment);
        if (!waits) {
            payment.check(Schedule.next(payment, false, clock.instant()));
        }
        return waits;
    }

    /** @param first whether the provider cannot know of it yet, so that a refusal is the end of it */
    private StartedPayment open(long id, boolean first) {
        PaymentEntity payment = tx.read(em -> em.find(PaymentEntity.class, id));
        CheckoutRequest request = tx.read(em -> request(payment, PaymentRows.shares(em, payment), first));
        try (OpenGateway gateway = connections.open(payment.connection())) {
            Checkout checkout = Provided.by(() -> begin(gateway, payment, request));
            return tx.callRepeatably(em -> keep(em, id, checkout));
        } catch (NotOpenException e) {
            notOpened(id, first, e.reason().name());
            throw Provided.unavailable();
        } catch (ProviderException e) {
            LOG.info("Payment {} could not be started: {}", request.paymentId(), e.getMessage());
            notOpened(id, first && !Provided.isUnknown(e), Provided.problem(e));
            throw Provided.refusal(e);
        }
    }

    private static Checkout begin(OpenGateway gateway, PaymentEntity payment, CheckoutRequest request)
            throws ProviderException {
        if (payment.linkExpires() == null) {
            return gateway.gateway().start(request);
        }
        PaymentLinks links = gateway.as(PaymentLinks.class)
                .orElseThrow(() -> ProviderException.notExecuted(ProviderException.Reason.UNSUPPORTED, null));
        return links.startLink(request, payment.linkExpires());
    }

    private void notOpened(long id, boolean isOver, String problem) {
        tx.runRepeatably(em -> {
            PaymentEntity payment = PaymentRows.lock(em, id);
            if (isOver && payment.status() == PaymentStatus.UNKNOWN && payment.reference() == null) {
                ledger.turn(em, payment, PaymentStatus.FAILED, problem, Cause.CUSTOMER);
            }
            payment.check(Schedule.next(payment, false, clock.instant()));
        });
    }

    private StartedPayment keep(EntityManager em, long id, Checkout checkout) {
        if (!isSafe(checkout.page())) {
            LOG.warn("A provider sends customers to a page that is not encrypted, or none of the web");
            throw Provided.unavailable();
        }
        PaymentEntity payment = PaymentRows.lock(em, id);
        if (payment.reference() == null && payment.status() == PaymentStatus.UNKNOWN) {
            payment.open(checkout);
            ledger.turn(em, payment, PaymentStatus.OPEN, null, Cause.CUSTOMER);
            payment.check(Schedule.next(payment, false, clock.instant()));
        }
        if (!checkout.id().equals(payment.reference()) || !PaymentRules.isUnderWay(payment.status())) {
            // it ended while the provider was asked, or the provider began another one: nobody is sent there
            LOG.warn("Payment {} is not {} at its provider", payment.publicId(), checkout.id());
            throw Provided.unavailable();
        }
        return new StartedPayment(payment.publicId(), checkout.page());
    }

    private CheckoutRequest request(PaymentEntity payment, List<Share> shares, boolean first) {
        PaymentEntity.CheckoutTexts texts = payment.texts();
        String page = base + "/payments/" + payment.publicId();
        return new CheckoutRequest(
                payment.publicId(),
                payment.amount(),
                reference(shares),
                texts.description(),
                texts.merchant(),
                texts.language(),
                URI.create(page),
                URI.create(page + "?canceled"),
                notifyUrl(payment),
                first ? null : payment.startedAt());
    }

    private static boolean isSafe(URI page) {
        return "https".equals(page.getScheme())
                || ("http".equals(page.getScheme()) && LOCAL_NAMES.contains(page.getHost()));
    }

    private static String reference(List<Share> shares) {
        List<String> numbers = shares.stream()
                .filter(share -> !share.isCredit())
                .map(share -> share.key().number())
                .toList();
        String others = numbers.size() == 1 ? "" : " +" + (numbers.size() - 1);
        return Excerpt.of(numbers.get(0), MAX_REFERENCE - others.length()) + others;
    }

    /** Null where a provider cannot reach the portal. */
    private URI notifyUrl(PaymentEntity payment) {
        boolean local = LOCAL_NAMES.contains(base.getHost()) && !Boolean.getBoolean(NOTIFY_LOCALLY);
        return local
                ? null
                : URI.create(base + "/api/webhooks/" + payment.connection() + "?payment=" + payment.publicId());
    }

    /** 100 random bits. */
    private static String newId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (byte random : Tokens.randomBytes(ID_LENGTH)) {
            id.append(ID_LETTERS.charAt(random & (ID_LETTERS.length() - 1)));
        }
        return id.toString();
    }
}
