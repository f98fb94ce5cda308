package org.kundenportal.impl.mail;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.kundenportal.api.PortalException;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One time through the outbox: sends what is due, until nothing is or the server lets nobody in. */
final class DeliveryRound {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRound.class);

    private final OutboxRows rows;
    private final SmtpCourier courier;
    private final SettingRows settings;
    private final ContentStore files;

    /** What the log said last of the server; only one thread runs rounds. */
    private boolean troubled;

    /** Rounds of one worker. */
    DeliveryRound(OutboxRows rows, SmtpCourier courier, SettingRows settings, ContentStore files) {
        this.rows = rows;
        this.courier = courier;
        this.settings = settings;
        this.files = files;
    }

    /** Goes through the outbox once. */
    void run() {
        run(() -> true);
    }

    /** The same, but no further than to the end of a mail after which it is not to go on. */
    void run(BooleanSupplier goOn) {
        boolean more = true;
        while (more && goOn.getAsBoolean()) {
            more = sendNext();
        }
    }

    /** Whether there was a mail, and a server that talks. */
    private boolean sendNext() {
        SmtpSetting by = settings.get(SmtpSetting.SETTING);
        if (!by.isComplete()) {
            return false;
        }
        String staff = by.staffAddress(settings.get(Setting.APPEARANCE));
        Optional<TakenMail> mail = rows.take(staff != null);
        return mail.isPresent() && sent(by, mail.get(), staff);
    }

    private boolean sent(SmtpSetting by, TakenMail mail, String staff) {
        try {
            String recipient = mail.recipient() == null ? staff : mail.recipient();
            if (!MailAddress.isValid(recipient)) {
                throw new NotSent(NotSent.Outcome.NEVER, "INVALID_ADDRESS");
            }
            courier.deliver(by, recipient, mail, file(mail));
            rows.sent(mail);
            note(false, null);
            return true;
        } catch (NotSent e) {
            rows.notSent(mail, e);
            note(e.isOfServer(), e);
            return !e.isOfServer();
        }
    }

    private byte[] file(TakenMail mail) throws NotSent {
        try {
            return mail.attachment() == null
                    ? null
                    : files.read(mail.attachment().key());
        } catch (UncheckedIOException | PortalException e) {
            throw new NotSent(NotSent.Outcome.NOT_NOW, "NO_ATTACHMENT");
        }
    }

    /** Once when it begins and once when it ends. What a server says may name people, and is for the outbox alone. */
    private void note(boolean trouble, NotSent why) {
        if (trouble && !troubled) {
            LOG.warn("The mail server takes no mail now ({}); it is tried again", code(why.reason()));
        } else if (!trouble && troubled) {
            LOG.info("The mail server takes mail again");
        }
        troubled = trouble;
    }

    private static String code(String reason) {
        return reason.split("[^A-Z0-9_]", 2)[0];
    }
}
