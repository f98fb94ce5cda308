package org.kundenportal.web.mail;

import java.time.Instant;
import java.util.List;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.mail.EditableMailText;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailPreview;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.MailStatus;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.MailTextVariant;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.web.access.AccessJson;
import org.kundenportal.web.json.Checks;

/** Mails on the wire. */
public final class MailJson {

    private static final int MAX_LINE = 320;
    private static final int MAX_PASSWORD = 1000;
    /** More than is taken: the rule is the service's, this keeps away what is no text of a mail. */
    private static final int MAX_TEXT = 100_000;

    private MailJson() {}

    /** What a query asks for; null for all. */
    static Wish wish(String state, String customer) {
        Checks checks = new Checks();
        MailState wanted = checks.choice("state", state, MailState.class);
        CustomerNumber number = customer == null ? null : checks.value("customer", customer, CustomerNumber::new);
        return checks.then(() -> new Wish(wanted, number));
    }

    record Wish(MailState state, CustomerNumber customer) {}

    /** A mail without its text. */
    public record MailSummary(
            String id,
            String kind,
            String recipient,
            String subject,
            String customerNumber,
            AccessJson.DocumentRef document,
            String state,
            Instant createdAt,
            Instant dueAt,
            Instant sentAt,
            int attempts,
            String failure) {

        static MailSummary of(OutgoingMail mail) {
            return new MailSummary(
                    mail.id(),
                    mail.kind(),
                    mail.recipient(),
                    mail.subject(),
                    mail.customer() == null ? null : mail.customer().value(),
                    AccessJson.DocumentRef.of(mail.document()),
                    mail.state().name(),
                    mail.createdAt(),
                    mail.dueAt(),
                    mail.sentAt(),
                    mail.attempts(),
                    mail.failure());
        }
    }

    /** A mail with its text. */
    public record Mail(MailSummary mail, String text, String html, String attachment) {

        static Mail of(MailContent content) {
            return new Mail(MailSummary.of(content.mail()), content.text(), content.html(), content.attachment());
        }
    }

    /** How the outbox is doing. */
    public record Status(long waiting, long failed, boolean configured, String staffAddress) {

        static Status of(MailStatus status) {
            return new Status(status.waiting(), status.failed(), status.configured(), status.staffAddress());
        }
    }

    /** To whom a test mail goes. */
    public record TestMail(String to) {

        String checked() {
            Checks checks = new Checks();
            String recipient = checks.requiredLine("to", to, MAX_LINE);
            return checks.then(() -> recipient);
        }
    }

    /**
     * A secret: the portal says whether it has one, callers say what it is.
     *
     * @param set false from a caller removes it, true keeps it
     * @param value never given out; null keeps what there is
     */
    public record Secret(Boolean set, String value) {

        /** Never shows it. */
        @Override
        public String toString() {
            return "Secret[set=" + set + "]";
        }
    }

    /** By which server mail is sent. */
    public record SettingsJson(
            String host,
            Integer port,
            String security,
            String user,
            Secret password,
            String fromAddress,
            String fromName,
            String staffAddress,
            String replyTo,
            String changedAt,
            String changedBy) {

        static SettingsJson of(Stored<MailSettings> stored) {
            MailSettings settings = stored.value();
            return new SettingsJson(
                    settings.host(),
                    settings.port(),
                    settings.security().name(),
                    settings.user(),
                    new Secret(settings.passwordSet(), null),
                    settings.fromAddress(),
                    settings.fromName(),
                    settings.staffAddress(),
                    settings.replyTo(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }

        /** The settings without the password. */
        MailSettings toSettings() {
            Checks checks = new Checks();
            Integer number = checks.required("port", port);
            MailSecurity way = checks.choice("security", checks.required("security", security), MailSecurity.class);
            String server = checks.line("host", host, MAX_LINE);
            String name = checks.line("user", user, MAX_LINE);
            String from = checks.line("fromAddress", fromAddress, MAX_LINE);
            String caller = checks.line("fromName", fromName, MAX_LINE);
            String staff = checks.line("staffAddress", staffAddress, MAX_LINE);
            String answers = checks.line("replyTo", replyTo, MAX_LINE);
            if (password != null) {
                checks.line("password", password.value(), MAX_PASSWORD);
            }
            return checks.then(() -> new MailSettings(server, number, way, name, false, from, caller, staff, answers));
        }

        /** The new password, null to keep what there is, empty to remove it. */
        String newPassword() {
            if (password == null) {
                return null;
            }
            boolean removed = Boolean.FALSE.equals(password.set()) && password.value() == null;
            return removed ? "" : password.value();
        }
    }

    /** What a mail says. */
    public record Words(String subject, String text) {

        static Words of(MailText text) {
            return text == null ? null : new Words(text.subject(), text.text());
        }

        MailText toText() {
            Checks checks = new Checks();
            checks.text("text", text, MAX_TEXT);
            String line = checks.line("subject", subject, MAX_TEXT);
            return checks.then(() -> new MailText(line, text));
        }
    }

    /** The text of a kind in one language. */
    public record Variant(String language, Words standard, Words own, String changedAt, String changedBy) {

        static Variant of(MailTextVariant variant) {
            return new Variant(
                    variant.language(),
                    Words.of(variant.standard()),
                    Words.of(variant.own()),
                    text(variant.changedAt()),
                    variant.changedBy());
        }
    }

    /** A kind of mail and its texts. */
    public record Kind(String kind, List<String> placeholders, List<Variant> variants) {

        static Kind of(EditableMailText text) {
            return new Kind(
                    text.kind(),
                    text.placeholders(),
                    text.variants().stream().map(Variant::of).toList());
        }
    }

    /** What a mail would say. */
    public record Preview(String subject, String text, String html) {

        static Preview of(MailPreview preview) {
            return new Preview(preview.subject(), preview.text(), preview.html());
        }
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
