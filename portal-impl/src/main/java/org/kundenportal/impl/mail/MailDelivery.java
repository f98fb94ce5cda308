package org.kundenportal.impl.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the outbox: at once what this node puts into it, after seconds what other nodes do. Deletes once an hour what
 * sent mails said 90 days ago.
 */
@Component(service = MailDelivery.class, immediate = true)
public final class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PURGE_PAUSE = Duration.ofHours(1);
    private static final long END_MILLIS = 2000;

    private final OutboxRows rows;
    private final DeliveryRound round;
    private final SmtpCourier courier;
    private final Bell bell;
    private final Thread worker = new Thread(this::work, "kundenportal-mail");

    /** Only the worker knows of these. */
    private Instant purged = Instant.EPOCH;

    private boolean troubled;

    private volatile boolean closed;

    /** Sends from the portal's database. */
    @Activate
    public MailDelivery(
            @Reference Tx tx,
            @Reference Outbox outbox,
            @Reference SettingRows settings,
            @Reference ContentStore files,
            @Reference Timeline timeline,
            @Reference PortalHome home) {
        rows = new OutboxRows(tx, timeline, home);
        courier = new SmtpCourier((SSLSocketFactory) SSLSocketFactory.getDefault(), SmtpCourier.Patience.USUAL, home);
        round = new DeliveryRound(rows, courier, settings, files);
        bell = outbox.bell();
        worker.setDaemon(true);
        worker.start();
    }

    /**
     * Stops after the mail that is being sent, which has its deadline. Nothing is interrupted, since Derby takes an
     * interrupt for the end of its files, and a mail that a server has just taken would be sent again.
     */
    @Deactivate
    public void close() throws InterruptedException {
        closed = true;
        bell.ring();
        courier.close();
        TimeUnit.MILLISECONDS.timedJoin(worker, END_MILLIS);
    }

    private void work() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                round.run(() -> !closed);
                purge();
                troubled = false;
            } catch (RuntimeException | Error e) {
                // also of an Error: without this thread no mail would leave until the next start
                note(e);
            }
            pause();
        }
    }

    private void purge() {
        if (purged.plus(PURGE_PAUSE).isBefore(Instant.now())) {
            LOG.debug("The content of {} old mails deleted", rows.purge());
            purged = Instant.now();
        }
    }

    /** Once each time it begins, and not every five seconds. */
    private void note(Throwable failure) {
        if (!troubled && !closed) {
            LOG.warn("The outbox cannot be looked through now, it is tried again: {}", failure.toString());
        }
        troubled = true;
    }

    private void pause() {
        try {
            bell.await(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
