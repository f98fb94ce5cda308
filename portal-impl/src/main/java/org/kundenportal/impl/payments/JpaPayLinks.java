package org.kundenportal.impl.payments;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.api.payments.PaymentWish;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.documents.DocumentMails;
import org.kundenportal.impl.documents.Receivables;
import org.kundenportal.impl.documents.Receivables.Receivable;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.mail.Mail;
import org.kundenportal.impl.mail.MailKind;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Links to pay: rows of links for the portal's own page, payments for a provider's. Mail and timeline are of the
 * transaction that hands the link out.
 */
@Component(service = PayLinks.class)
public final class JpaPayLinks implements PayLinks {

    /** Shorter than the time after which the portal calls staff for a payment of which it hears nothing. */
    static final Duration LIFE = Duration.ofDays(10);

    private static final Set<DocumentAction> NEEDED = EnumSet.of(DocumentAction.VIEW, DocumentAction.PAY);

    /** Names the session in which nobody began the payment. */
    private static final String SESSION = "link";

    private final Tx tx;
    private final Receivables receivables;
    private final PortalLinks links;
    private final Customers customers;
    private final Connections connections;
    private final PaymentStarts starts;
    private final DocumentMails mails;
    private final Outbox outbox;
    private final Timeline timeline;
    private final Clock clock;

    /** Links of this portal. */
    @Activate
    public JpaPayLinks(
            @Reference Tx tx,
            @Reference Receivables receivables,
            @Reference PortalLinks links,
            @Reference Customers customers,
            @Reference Connections connections,
            @Reference PaymentStarts starts,
            @Reference DocumentMails mails,
            @Reference Outbox outbox,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        this.tx = tx;
        this.receivables = receivables;
        this.links = links;
        this.customers = customers;
        this.connections = connections;
        this.starts = starts;
        this.mails = mails;
        this.outbox = outbox;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public Sent send(Actor actor, DocumentKey invoice, String connectionId, boolean mail) {
        if (connectionId == null) {
            return tx.callRepeatably(em -> {
                Receivable payable = payable(em, invoice);
                return handOut(em, actor, payable, portalsPage(em, payable), mail);
            });
        }
        Order order = tx.callRepeatably(em -> order(em, invoice, connectionId, mail));
        String payment = order.running().orElseGet(() -> begin(order));
        return tx.callRepeatably(em -> {
            Receivable payable =
                    receivables.lock(em, Set.of(order.invoice().id())).get(0);
            return handOut(em, actor, payable, providersPage(em, payment), mail);
        });
    }

    /**
     * A page to pay.
     *
     * @param amount that is paid there
     * @param way the connection's name; null for the portal's page
     * @param payment the payment that it is; null for the portal's page
     */
    private record Page(URI url, Instant expires, Money amount, String way, String payment) {}

    /**
     * What is needed to begin a payment by a provider's page.
     *
     * @param running the payment that is this page already
     */
    private record Order(
            Receivable invoice, String customerName, String connectionId, Locale language, Optional<String> running) {}

    private Receivable payable(EntityManager em, DocumentKey invoice) {
        if (invoice.type() != DocumentType.INVOICE) {
            throw PortalException.notFound();
        }
        Receivable receivable = receivables.lock(em, invoice);
        Release release = SettingRows.read(em, Setting.RELEASE).value();
        if (!release.types().contains(DocumentType.INVOICE)
                || !release.actions().containsAll(NEEDED)) {
            throw PortalException.of(ErrorCode.ACTION_NOT_RELEASED);
        }
        if (receivable.open() == null || !receivable.open().isPositive()) {
            throw PortalException.of(ErrorCode.NOTHING_TO_PAY);
        }
        if (!customers.hasAccess(em, receivable.customer())) {
            throw PortalException.of(ErrorCode.PORTAL_DISABLED);
        }
        return receivable;
    }

    private Page portalsPage(EntityManager em, Receivable invoice) {
        PortalLink link = links.opening(em, LinkSubject.paying(invoice.customer(), invoice.id()));
        return new Page(URI.create(link.url()), link.expiresAt(), invoice.open(), null, null);
    }

    /** What would be refused after the provider has made its page is refused here. */
    private Order order(EntityManager em, DocumentKey key, String connectionId, boolean mail) {
        Receivable invoice = payable(em, key);
        if (mail) {
            letter(em, invoice);
        }
        Customers.Addressee customer = customers.addressee(em, invoice.customer());
        String language = Optional.ofNullable(customer.language())
                .orElseGet(
                        () -> SettingRows.read(em, Setting.APPEARANCE).value().defaultLanguage());
        Optional<String> running = PaymentRows.running(em, invoice.id())
                .map(id -> em.find(PaymentEntity.class, id))
                .filter(payment -> isPage(payment, connectionId))
                .map(PaymentEntity::publicId);
        return new Order(invoice, customer.name(), connectionId, Locale.forLanguageTag(language), running);
    }

    private boolean isPage(PaymentEntity payment, String connectionId) {
        return payment.linkExpires() != null
                && payment.linkExpires().isAfter(clock.instant())
                && payment.page() != null
                && payment.connection().toString().equals(connectionId);
    }

    private String begin(Order order) {
        Receivable invoice = order.invoice();
        ActingCustomer customer = new ActingCustomer(
                invoice.customer(), order.customerName(), invoice.id(), ActingCustomer.Assurance.LINK, SESSION, null);
        PaymentWish wish =
                new PaymentWish(order.connectionId(), List.of(new PaymentWish.Part(invoice.key(), invoice.open())));
        return starts.startLink(
                        customer, wish, order.language(), clock.instant().plus(LIFE))
                .id();
    }

    private Page providersPage(EntityManager em, String id) {
        PaymentEntity payment = PaymentRows.get(em, id);
        if (payment.page() == null) {
            // paid, or at its end, in the moment since it was begun
            throw PortalException.of(ErrorCode.NOTHING_TO_PAY);
        }
        String way = connections
                .find(em, payment.connection())
                .map(Connection::displayName)
                .orElse(null);
        return new Page(payment.page(), payment.linkExpires(), payment.amount(), way, payment.publicId());
    }

    private Mail letter(EntityManager em, Receivable invoice) {
        return mails.toCustomer(em, MailKind.PAYMENT_LINK, invoice.id())
                .orElseThrow(() -> PortalException.of(ErrorCode.NO_EMAIL_ADDRESS));
    }

    private Sent handOut(EntityManager em, Actor actor, Receivable invoice, Page page, boolean mail) {
        timeline.add(
                em,
                Happening.of(Happening.Kind.PAYMENT_LINK_SENT, actor)
                        .to(
                                invoice.customer(),
                                customers.addressee(em, invoice.customer()).number())
                        .on(invoice.key())
                        .with("mailed", mail)
                        .with("way", page.way())
                        .with("payment", page.payment()));
        return new Sent(page.url(), mail ? post(em, invoice, page) : null, page.expires());
    }

    /** Answers the address. */
    private String post(EntityManager em, Receivable invoice, Page page) {
        Mail letter = letter(em, invoice);
        PaymentWords words = PaymentWords.in(letter.language());
        outbox.add(
                em,
                letter.with("Payment.amount", words.money(page.amount()))
                        .with("Payment.due_date", words.date(invoice.dueDate()))
                        .with("Payment.url", page.url().toString()));
        return letter.recipient();
    }
}
