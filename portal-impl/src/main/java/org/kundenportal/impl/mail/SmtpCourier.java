package org.kundenportal.impl.mail;

import com.sun.mail.smtp.SMTPTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;
import javax.net.ssl.SSLSocketFactory;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.security.SecretBox;

/**
 * Hands mails to an SMTP server, each over a connection of its own. With STARTTLS and TLS nothing is said to a server
 * whose certificate does not name it. Thread-safe.
 */
final class SmtpCourier implements AutoCloseable {

    /**
     * How long the server may take.
     *
     * @param connect for the connection
     * @param read for each answer
     * @param write for taking what it is sent
     * @param whole for everything together; shorter than the lease of the mail
     */
    record Patience(Duration connect, Duration read, Duration write, Duration whole) {

        static final Patience USUAL = new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(100));
    }

    private final SSLSocketFactory tls;
    private final Patience patience;
    private final SecretBox secrets;
    private final String host;
    private final ScheduledExecutorService watch;

    /** A courier of this portal that trusts whom the factory trusts. */
    SmtpCourier(SSLSocketFactory tls, Patience patience, PortalHome home) {
        this.tls = tls;
        this.patience = patience;
        this.secrets = home.secrets();
        this.host = host(home.base());
        this.watch = watch();
    }

    private static String host(URI base) {
        return base.getHost() == null ? "localhost" : base.getHost();
    }

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "kundenportal-mail-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /** Takes no more mails; the deadline of the one under way still counts. */
    @Override
    public void close() {
        watch.shutdown();
    }

    /**
     * Hands over a mail. Returning means that the server has taken it.
     *
     * @param file what is attached, null if nothing is
     * @throws NotSent if it has not, or not surely
     */
    void deliver(SmtpSetting by, String recipient, TakenMail mail, byte[] file) throws NotSent {
        WatchedSockets sockets = new WatchedSockets(tls);
        ScheduledFuture<?> deadline =
                watch.schedule(sockets::end, patience.whole().toMillis(), TimeUnit.MILLISECONDS);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail looks up by it how to write what is in a message
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            Session session = Session.getInstance(properties(by, sockets));
            send(session, by, message(session, by, recipient, mail, file), sockets);
        } finally {
            thread.setContextClassLoader(before);
            deadline.cancel(false);
            sockets.end();
        }
    }

    private void send(Session session, SmtpSetting by, PortalMessage message, WatchedSockets sockets) throws NotSent {
        // its name is looked up once, by the transport itself
        SMTPTransport transport =
                new SMTPTransport(session, new URLName("smtp", by.host(), by.port(), null, null, null));
        try {
            transport.connect(by.host(), by.port(), by.user(), by.password(secrets));
        } catch (MessagingException e) {
            throw SmtpFailure.ofConnection(e, sockets.isOver());
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw SmtpFailure.ofMail(e, sockets.isOver());
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            // the server has the mail; how it says good-bye does not matter
        }
    }

    private PortalMessage message(Session session, SmtpSetting by, String recipient, TakenMail mail, byte[] file)
            throws NotSent {
        try {
            PortalMessage message = new PortalMessage(session, "mail-" + mail.id() + "." + mail.stamp() + "@" + host);
            message.from(by.fromAddress(), by.fromName());
            message.to(recipient);
            if (by.replyTo() != null) {
                message.replyTo(by.replyTo());
            }
            message.write(mail.letter(), mail.language(), Date.from(mail.createdAt()));
            message.content(mail.letter(), mail.attachment(), file);
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail cannot be put into words", e);
        }
    }

    private Properties properties(SmtpSetting by, WatchedSockets sockets) {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.localhost", host);
        smtp.put("mail.smtp.from", ascii(by.fromAddress()));
        smtp.put("mail.smtp.auth", Boolean.toString(by.user() != null));
        smtp.put("mail.smtp.quitwait", "false");
        smtp.put("mail.smtp.connectiontimeout", millis(patience.connect()));
        smtp.put("mail.smtp.timeout", millis(patience.read()));
        smtp.put("mail.smtp.writetimeout", millis(patience.write()));
        boolean starts = by.security() == MailSecurity.STARTTLS;
        smtp.put("mail.smtp.starttls.enable", Boolean.toString(starts));
        smtp.put("mail.smtp.starttls.required", Boolean.toString(starts));
        smtp.put("mail.smtp.ssl.enable", Boolean.toString(by.security() == MailSecurity.TLS));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        smtp.put("mail.smtp.socketFactory", sockets.plain());
        smtp.put("mail.smtp.socketFactory.fallback", "false");
        smtp.put("mail.smtp.ssl.socketFactory", sockets);
        smtp.put("mail.smtp.ssl.socketFactory.fallback", "false");
        return smtp;
    }

    private static String ascii(String address) {
        return MailAddress.of(address).map(MailAddress::ascii).orElse("");
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
