package org.kundenportal.api.mail;

import java.util.List;
import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administrators word the portal's mails. What is saved counts for mails written from then on. Thread-safe.
 *
 * <p>Each method refuses an unknown kind or language with a {@link org.kundenportal.api.PortalException} NOT_FOUND, and a
 * text with INVALID_REQUEST: {@code subject} and {@code text} REQUIRED, TOO_LONG, UNKNOWN_PLACEHOLDER.
 */
@ProviderType
public interface MailTextAdministration {

    /** The longest text. */
    int MAX_TEXT = 20_000;

    /** The longest subject. */
    int MAX_SUBJECT = 255;

    /** All kinds with their texts in all languages of the portal, in the order of their first use. */
    List<EditableMailText> list();

    /** Saves the merchant's own text. */
    MailTextVariant save(Actor actor, String kind, String language, MailText text);

    /** Goes back to what the portal says by itself; does nothing if it says that already. */
    void reset(Actor actor, String kind, String language);

    /** What a mail with this text would say, without saving it. */
    MailPreview preview(String kind, String language, MailText text);
}
