package org.kundenportal.impl.rotation;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.rotation.Sealed.Step;
import org.kundenportal.impl.security.KeyRing;
import org.kundenportal.impl.security.SecretBox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the database a new encryption key while all nodes work: makes it the current one, seals everything anew in small
 * transactions, and forgets the keys before only when nothing needs them. It can be cut off anywhere; called again it
 * goes on with the same key. Thread-safe.
 */
@Component(service = KeyRotation.class)
public final class KeyRotation {

    /** As long as another node can see an old file on shared storage, and a transaction can then take. */
    static final Duration GRACE = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    /** All that is sealed. A test looks through the whole database for anything else. */
    private static final List<Sealed> ALL = List.of(
            new SealedColumn("Customer", "bankIban", List.of("number"), "customer", "bank_iban", "customer.bank_iban:"),
            new SealedColumn(
                    "ChangeRequest",
                    "wishes",
                    List.of("customerId", "askedAt"),
                    "change_request",
                    "wishes",
                    "change_request.wishes:"),
            SealedColumn.of("OutgoingMail", "content", "mail", "content"),
            SealedColumn.of("PaymentConnection", "secrets", "payment_connection", "secrets"),
            SealedColumn.of("StorageConnection", "secrets", "storage_connection", "secrets"),
            SealedColumn.of("Webhook", "secret", "webhook", "secret"),
            new SealedColumn(
                    "Webhook", "previousSecret", List.of("id"), "webhook", "previous_secret", "webhook.secret:"),
            new SealedSetting("mail", "setting.mail.password"));

    private final Tx tx;
    private final KeyRing keys;
    private final SecretBox secrets;
    private final Pause pause;

    /** Lets the time pass in which other nodes may still use the key before. */
    interface Pause {
        void await() throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param texts how many were sealed anew
     * @param unreadable where texts are that cannot be opened; the keys before are kept until there are none
     */
    public record Result(int texts, Set<String> unreadable) {}

    /** Rotates the keys of this portal. */
    @Activate
    public KeyRotation(@Reference Tx tx, @Reference PortalHome home) {
        this(tx, home, () -> TimeUnit.SECONDS.sleep(GRACE.toSeconds()));
    }

    KeyRotation(Tx tx, PortalHome home, Pause pause) {
        this.tx = tx;
        this.keys = home.keys();
        this.secrets = home.secrets();
        this.pause = pause;
    }

    /**
     * Does all of it, which takes {@link #GRACE} and longer.
     *
     * @param progress is told what is being done
     * @throws InterruptedException if the thread is interrupted; called again it goes on
     */
    public Result rotate(Consumer<String> progress) throws InterruptedException {
        progress.accept(keys.isRotating() ? "Going on with the rotation that was begun" : "Making a new key");
        String current = keys.begin();
        Set<String> unreadable = new TreeSet<>();
        int texts = sealAll(progress, unreadable);
        progress.accept("Waiting " + GRACE.toSeconds() + " s until every node has the new key");
        pause.await();
        int late;
        do {
            unreadable.clear();
            late = sealAll(progress, unreadable);
            texts += late;
        } while (late > 0);
        if (unreadable.isEmpty()) {
            keys.forgetOthers(current);
            LOG.info("A new encryption key is in use: {} texts were sealed anew", texts);
        } else {
            LOG.warn("The old encryption key is kept, since texts cannot be opened: {}", unreadable);
        }
        return new Result(texts, Set.copyOf(unreadable));
    }

    private int sealAll(Consumer<String> progress, Set<String> unreadable) {
        int texts = 0;
        for (Sealed sealed : ALL) {
            texts += sealAll(sealed, progress, unreadable);
        }
        return texts;
    }

    private int sealAll(Sealed sealed, Consumer<String> progress, Set<String> unreadable) {
        int texts = 0;
        long after = 0;
        while (after != Step.END) {
            long from = after;
            Set<String> found = new LinkedHashSet<>();
            Step step = tx.callRepeatably(em -> sealed.sealAnew(em, secrets, from, found::add));
            unreadable.addAll(found);
            texts += step.rows();
            after = step.last();
            if (step.rows() > 0) {
                progress.accept(sealed.name() + ": " + texts);
            }
        }
        return texts;
    }
}
