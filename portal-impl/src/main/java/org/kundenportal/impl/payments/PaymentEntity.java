package org.kundenportal.impl.payments;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.Money;
import org.kundenportal.api.payments.PaymentAdministration.Resolution;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.spi.payment.Checkout;

/** A payment: how far it is. What it moved stands in its transactions. */
@Entity(name = "Payment")
@Table(name = "payment")
class PaymentEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "public_id")
    private String publicId;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "connection_id")
    private Long connectionId;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private Currency currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private PaymentStatus status;

    @Column(name = "provider_ref")
    private String reference;

    @Column(name = "page")
    private String page;

    @Column(name = "language")
    private Locale language;

    @Column(name = "description")
    private String description;

    @Column(name = "merchant")
    private String merchant;

    @Column(name = "method")
    private String method;

    @Column(name = "problem")
    private String problem;

    @Column(name = "received")
    private BigDecimal received;

    @Column(name = "received_currency")
    private Currency receivedCurrency;

    @Column(name = "overpaid")
    private BigDecimal overpaid;

    @Enumerated(EnumType.STRING)
    @Column(name = "attention")
    private Attention attention;

    @Enumerated(EnumType.STRING)
    @Column(name = "resolution")
    private Resolution resolution;

    @Column(name = "capture_begun_at")
    private Instant captureBegunAt;

    @Column(name = "next_check_at")
    private Instant nextCheckAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "check_cause")
    private Cause checkCause = Cause.CHECK;

    @Column(name = "checks")
    private int checks;

    @Column(name = "link_expires_at")
    private Instant linkExpires;

    @Column(name = "session_name")
    private String session;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "status_at")
    private Instant statusAt;

    @Version
    @Column(name = "version")
    private long version;

    protected PaymentEntity() {}

    /**
     * A payment of which nobody knows yet what the provider makes of it.
     *
     * @param connection null where nothing is left to be paid
     */
    PaymentEntity(
            String publicId, CustomerId customer, Long connection, Money amount, CheckoutTexts texts, Instant now) {
        this.publicId = publicId;
        this.customerId = customer.value();
        this.connectionId = connection;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.language = texts.language();
        this.description = texts.description();
        this.merchant = texts.merchant();
        this.session = texts.session();
        this.status = PaymentStatus.UNKNOWN;
        this.startedAt = now;
        this.statusAt = now;
    }

    /** Makes it one whose page can travel in a mail. */
    void beLink(Instant expires) {
        linkExpires = expires;
    }

    /** When the page closes that can travel in a mail; null of a payment that a customer began. */
    Instant linkExpires() {
        return linkExpires;
    }

    /** What a payment says of itself at the provider, and by which session it was begun. */
    record CheckoutTexts(Locale language, String description, String merchant, String session) {}

    long id() {
        return id;
    }

    String publicId() {
        return publicId;
    }

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    /** Null of a set-off. */
    Long connection() {
        return connectionId;
    }

    Money amount() {
        return new Money(amount, currency);
    }

    PaymentStatus status() {
        return status;
    }

    /** The provider's id of it, null while there is none. */
    String reference() {
        return reference;
    }

    /** Where the customer goes on with it, null if nowhere. */
    URI page() {
        return page == null || status != PaymentStatus.OPEN ? null : URI.create(page);
    }

    CheckoutTexts texts() {
        return new CheckoutTexts(language, description, merchant, session);
    }

    String method() {
        return method;
    }

    String problem() {
        return problem;
    }

    /** What came, where it is not what was agreed. */
    Money received() {
        return received == null ? null : new Money(received, receivedCurrency);
    }

    Money overpaid() {
        return overpaid == null ? null : new Money(overpaid, currency);
    }

    Attention attention() {
        return attention;
    }

    Resolution resolution() {
        return resolution;
    }

    /** Whether the provider may have taken the money because the portal asked for it. */
    boolean isCaptureBegun() {
        return captureBegunAt != null;
    }

    Instant nextCheckAt() {
        return nextCheckAt;
    }

    int checks() {
        return checks;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant statusAt() {
        return statusAt;
    }

    /** The customer can be sent to the provider's page. */
    void open(Checkout checkout) {
        reference = checkout.id();
        page = checkout.page().toString();
    }

    /** From now on the provider may take the money. */
    void beginCapture(Instant now) {
        captureBegunAt = captureBegunAt == null ? now : captureBegunAt;
    }

    /** The provider has surely not taken it. */
    void dropCapture() {
        captureBegunAt = null;
    }

    void become(PaymentStatus newStatus, String newProblem, Instant now) {
        status = newStatus;
        problem = newProblem;
        statusAt = now;
        checks = 0;
    }

    void pay(String newMethod) {
        method = newMethod == null ? method : newMethod;
    }

    void receive(Money money) {
        received = money.amount();
        receivedCurrency = money.currency();
    }

    void overpay(Money more) {
        overpaid = overpaid == null ? more.amount() : overpaid.add(more.amount());
    }

    void call(Attention newAttention) {
        attention = newAttention;
    }

    void resolve(Resolution newResolution) {
        resolution = newResolution;
        attention = null;
    }

    /**
     * It was read back, or tried to be.
     *
     * @param next null if it is not read back by itself any more
     */
    void check(Instant next) {
        nextCheckAt = next;
        checks++;
    }

    /** It is read back soon, whatever was before. */
    void recheck(Instant next) {
        nextCheckAt = next;
        checks = 0;
    }
}
