package org.kundenportal.impl.customers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CodePurpose;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Authenticator;
import org.kundenportal.impl.security.Tokens;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One-time codes of eight digits, each bound to a customer, a session and a purpose, good for ten minutes, five tries and
 * one change. At most five an hour and twenty a day are sent to a customer: whoever guesses at all of them finds one with
 * a chance of one in a million a day. Tries are counted by conditional updates: of a hundred at once, five are looked at.
 * Thread-safe.
 */
@Component(service = ConfirmationCodes.class)
public final class ConfirmationCodes {

    /** How long a code counts. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** How long the next code for the same purpose has to wait. */
    static final Duration RESEND = Duration.ofSeconds(60);

    private static final int TRIES = 5;
    private static final int PER_HOUR = 5;
    private static final int PER_DAY = 20;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BEYOND = 100_000_000;
    private static final int MAC_BYTES = 32;
    private static final int SALT_BYTES = 12;
    private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00A0\\u202F-]");

    private final SecureRandom random = new SecureRandom();
    private final Tx tx;
    private final Authenticator authenticator;
    private final Clock clock;

    /** Codes under the portal's key. */
    @Activate
    public ConfirmationCodes(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.authenticator = new Authenticator(home.key(), "confirmation code");
        this.clock = home.clock();
    }

    /**
     * A new code, in place of an earlier one for the same purpose in the same session. The caller has locked the customer,
     * so that two at once are counted one after the other.
     *
     * @throws PortalException RESEND_TOO_EARLY
     */
    String create(EntityManager em, ActingCustomer customer, CodePurpose purpose) {
        Instant now = clock.instant();
        requireAllowance(em, customer, purpose, now);
        em.createQuery("UPDATE ConfirmationCode c SET c.expiresAt = :now WHERE c.customerId = :customer"
                        + " AND c.session = :session AND c.purpose = :purpose AND c.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("customer", customer.customer().value())
                .setParameter("session", customer.session())
                .setParameter("purpose", purpose)
                .executeUpdate();
        String code = String.format(Locale.ROOT, "%08d", random.nextInt(BEYOND));
        String salt = Tokens.encode(Tokens.randomBytes(SALT_BYTES));
        ConfirmationCodeEntity row =
                new ConfirmationCodeEntity(customer, purpose, salt, mac(customer, purpose, salt, code));
        row.sent(now, now.plus(LIFE));
        em.persist(row);
        return code;
    }

    private static void requireAllowance(EntityManager em, ActingCustomer customer, CodePurpose purpose, Instant now) {
        em.createQuery("DELETE FROM ConfirmationCode c WHERE c.customerId = :customer AND c.sentAt <= :before")
                .setParameter("customer", customer.customer().value())
                .setParameter("before", now.minus(DAY))
                .executeUpdate();
        List<ConfirmationCodeEntity> sent = em.createQuery(
                        "SELECT c FROM ConfirmationCode c WHERE c.customerId = :customer ORDER BY c.sentAt DESC, c.id DESC",
                        ConfirmationCodeEntity.class)
                .setParameter("customer", customer.customer().value())
                .getResultList();
        List<Instant> all = sent.stream().map(ConfirmationCodeEntity::sentAt).toList();
        List<Instant> same = sent.stream()
                .filter(code -> code.purpose() == purpose)
                .map(ConfirmationCodeEntity::sentAt)
                .toList();
        requireAge(same, 1, RESEND, now);
        requireAge(all, PER_HOUR, HOUR, now);
        requireAge(all, PER_DAY, DAY, now);
    }

    /** Refuses where so many were sent within the given time. */
    private static void requireAge(List<Instant> latestFirst, int most, Duration within, Instant now) {
        if (latestFirst.size() < most) {
            return;
        }
        Instant again = latestFirst.get(most - 1).plus(within);
        if (now.isBefore(again)) {
            throw PortalException.retryAfter(ErrorCode.RESEND_TOO_EARLY, Duration.between(now, again));
        }
    }

    /**
     * Tries a code, in a transaction of its own: a try counts, whatever becomes of the change.
     *
     * @return the code's id, for {@link #use}
     * @throws PortalException WRONG_CODE, TOO_MANY_ATTEMPTS
     */
    long confirm(ActingCustomer customer, CodePurpose purpose, String typed) {
        String code = BETWEEN.matcher(typed).replaceAll("");
        if (!EIGHT_DIGITS.matcher(code).matches()) {
            throw PortalException.of(ErrorCode.WRONG_CODE);
        }
        Tried tried = tx.callRepeatably(em -> attempt(em, customer, purpose, code));
        if (tried.refusal() != null) {
            throw PortalException.of(tried.refusal());
        }
        return tried.id();
    }

    /** What a try came to: the code's id, or why not. */
    private record Tried(long id, ErrorCode refusal) {}

    private Tried attempt(EntityManager em, ActingCustomer customer, CodePurpose purpose, String code) {
        Optional<ConfirmationCodeEntity> live = live(em, customer, purpose);
        if (live.isEmpty()) {
            return new Tried(0, ErrorCode.WRONG_CODE);
        }
        ConfirmationCodeEntity row = live.get();
        int counted = em.createQuery("UPDATE ConfirmationCode c SET c.attempts = c.attempts + 1"
                        + " WHERE c.id = :id AND c.attempts < :most AND c.usedAt IS NULL AND c.expiresAt > :now")
                .setParameter("id", row.id())
                .setParameter("most", TRIES)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (counted == 0) {
            return new Tried(0, ErrorCode.TOO_MANY_ATTEMPTS);
        }
        String mac = mac(customer, purpose, row.salt(), code);
        boolean right = MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), row.mac().getBytes(StandardCharsets.US_ASCII));
        return right ? new Tried(row.id(), null) : new Tried(0, ErrorCode.WRONG_CODE);
    }

    private Optional<ConfirmationCodeEntity> live(EntityManager em, ActingCustomer customer, CodePurpose purpose) {
        return em.createQuery(
                        "SELECT c FROM ConfirmationCode c WHERE c.customerId = :customer AND c.session = :session"
                                + " AND c.purpose = :purpose AND c.usedAt IS NULL AND c.expiresAt > :now"
                                + " ORDER BY c.id DESC",
                        ConfirmationCodeEntity.class)
                .setParameter("customer", customer.customer().value())
                .setParameter("session", customer.session())
                .setParameter("purpose", purpose)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Uses a confirmed code up, in the transaction of the change.
     *
     * @throws PortalException WRONG_CODE if another change has used it, or a later code has replaced it
     */
    void use(EntityManager em, long id) {
        int used = em.createQuery("UPDATE ConfirmationCode c SET c.usedAt = :now"
                        + " WHERE c.id = :id AND c.usedAt IS NULL AND c.expiresAt > :now")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
        if (used == 0) {
            throw PortalException.of(ErrorCode.WRONG_CODE);
        }
    }

    private String mac(ActingCustomer customer, CodePurpose purpose, String salt, String code) {
        String bound = ConfirmationCodeEntity.bound(customer, purpose, salt, code);
        return Tokens.encode(authenticator.code(bound.getBytes(StandardCharsets.UTF_8), MAC_BYTES));
    }

    /** When a code that is sent now stops counting. */
    Instant expiry() {
        return clock.instant().plus(LIFE);
    }
}
