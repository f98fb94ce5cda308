package org.kundenportal.api.mail;

import org.kundenportal.api.Actor;
import org.kundenportal.api.settings.Stored;
import org.osgi.annotation.versioning.ProviderType;

/** Administrators say by which server mail is sent, and try it. Thread-safe. */
@ProviderType
public interface MailSetup {

    /** By which server mail is sent. */
    Stored<MailSettings> settings();

    /**
     * Saves it. What waits is tried at once.
     *
     * @param settings {@code passwordSet} in it is not looked at
     * @param password null keeps the one that is kept; an empty one removes it
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with a violation per field: {@code host}
     *     INVALID_HOST, {@code port} OUT_OF_RANGE, {@code fromAddress} REQUIRED, addresses INVALID_EMAIL, {@code password}
     *     REQUIRED where another host or user is to get the password that is kept for the former
     */
    Stored<MailSettings> saveSettings(Actor actor, MailSettings settings, String password);

    /**
     * Puts a test mail into the outbox.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, field {@code to}
     */
    OutgoingMail sendTest(String to);
}
