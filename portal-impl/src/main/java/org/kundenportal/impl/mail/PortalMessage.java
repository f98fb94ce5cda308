package org.kundenportal.impl.mail;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.activation.DataHandler;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.util.ByteArrayDataSource;
import org.kundenportal.impl.Excerpt;

/**
 * A mail as it goes over the wire. It keeps its Message-ID however often it is sent, so that a mailbox that gets it twice
 * can tell.
 */
final class PortalMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int MAX_FILE_NAME = 100;

    private final String id;

    /**
     * A message without content.
     *
     * @param id without angle brackets
     */
    PortalMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    /** RFC 3834: nobody is out of the office to a portal. */
    void write(Letter letter, String language, Date date) throws MessagingException {
        setSubject(letter.subject(), UTF_8);
        setSentDate(date);
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Content-Language", language);
    }

    void from(String address, String name) throws MessagingException {
        setFrom(address(address, name));
    }

    void to(String address) throws MessagingException {
        setRecipient(Message.RecipientType.TO, address(address, null));
    }

    void replyTo(String address) throws MessagingException {
        setReplyTo(new InternetAddress[] {address(address, null)});
    }

    /** One address, whatever is in it: it is never parsed. */
    private static InternetAddress address(String address, String name) throws MessagingException {
        InternetAddress one = new InternetAddress();
        one.setAddress(MailAddress.of(address)
                .orElseThrow(() -> new MessagingException("no address"))
                .ascii());
        try {
            one.setPersonal(name == null ? null : Letter.line(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java runtime has UTF-8", e);
        }
        return one;
    }

    /** Plain text and page, and behind them the file if there is one. */
    void content(Letter letter, Mail.Attachment attachment, byte[] file) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text(letter.text(), "plain"));
        alternatives.addBodyPart(text(letter.html(), "html"));
        if (attachment == null) {
            setContent(alternatives);
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(alternatives);
        MimeMultipart both = new MimeMultipart("mixed");
        both.addBodyPart(words);
        both.addBodyPart(file(attachment, file));
        setContent(both);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart file(Mail.Attachment attachment, byte[] file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file, attachment.mediaType())));
        part.setHeader("Content-Disposition", disposition(attachment.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** RFC 6266 and RFC 5987, each parameter on a line of its own, because lines are at most 998 octets long. */
    private static String disposition(String name) {
        String shown = Excerpt.of(Letter.line(name).replaceAll("[/\\\\\\p{Cf}]", "_"), MAX_FILE_NAME);
        String ascii = shown.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(shown, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment;\r\n filename=\"" + ascii + "\";\r\n filename*=UTF-8''" + encoded;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }
}
