package org.kundenportal.impl.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.mail.Message;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.internet.MimeMessage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.storage.KeptFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class DeliveryDbTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)$");
    private static final SmtpCourier.Patience LITTLE = new SmtpCourier.Patience(
            Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofMillis(700));

    @TempDir
    private static Path certificates;

    private static Path localhostStore;
    private static SSLContext localhost;
    private static SSLContext otherHost;

    private final TestDatabase database;
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir
    private Path folder;

    private TestPortal portal;

    DeliveryDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void certificates() throws Exception {
        localhostStore = TestCertificate.create(certificates, "localhost");
        localhost = TestCertificate.context(localhostStore);
        otherHost = TestCertificate.context(TestCertificate.create(certificates, "other.example"));
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private DeliveryRound round(SSLSocketFactory tls, SmtpCourier.Patience patience) {
        SmtpCourier courier = new SmtpCourier(tls, patience, portal.home);
        open.add(courier);
        return new DeliveryRound(
                new OutboxRows(portal.tx, portal.events, portal.home), courier, portal.rows, portal.files);
    }

    private void deliver() {
        round(localhost.getSocketFactory(), SmtpCourier.Patience.USUAL).run();
    }

    private TestSmtp smtp(TestSmtp.Fault... faults) throws Exception {
        TestSmtp server = new TestSmtp(localhost, false);
        open.add(server);
        server.faults.addAll(Arrays.asList(faults));
        use(server.port(), MailSecurity.NONE);
        return server;
    }

    private void use(int port, MailSecurity security) {
        portal.mailSetup.saveSettings(
                STAFF,
                new MailSettings(
                        "localhost",
                        port,
                        security,
                        null,
                        false,
                        "post@bücher.example",
                        "Müller\r\n & Söhne",
                        "team@muster.example",
                        "antwort@muster.example"),
                null);
    }

    private GreenMail greenMail() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        open.add(server::stop);
        use(server.getSmtp().getPort(), MailSecurity.NONE);
        return server;
    }

    private void add(Mail mail) {
        portal.tx.runRepeatably(em -> portal.outbox.add(em, mail));
    }

    private static Mail test(String recipient) {
        return Mail.to(recipient, "de", MailKind.TEST);
    }

    private List<OutgoingMail> mails() {
        return portal.mails.list(null, null, PageRequest.first()).items();
    }

    private OutgoingMail only() {
        assertThat(mails()).hasSize(1);
        return mails().get(0);
    }

    private static List<String> ids(TestSmtp server) {
        return server.messages.stream()
                .map(message -> {
                    Matcher id = MESSAGE_ID.matcher(message);
                    assertThat(id.find()).isTrue();
                    return id.group(1);
                })
                .toList();
    }

    @Test
    @DisplayName("a real server gets the mail: both forms of the text, the file, one recipient, no reply of machines")
    void delivers() throws Exception {
        GreenMail server = greenMail();
        KeptFile kept = portal.files.keep("Nachweis".getBytes(StandardCharsets.UTF_8), "txt");
        add(Mail.to("max@kunde.example", "de", MailKind.COMMENT_FOR_CUSTOMER)
                .with("Document.name", "Rechnung Ü-1")
                .with("Comment.author", "Anna")
                .with("Comment.text", "<b>Grüße</b> \u05e9\u05dc\u05d5\u05dd e\u0301")
                .attached(new Mail.Attachment("Nach\"weis\r\nX-Evil: 1 ü/..txt", "text/plain", kept.key())));

        deliver();

        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("Neue Nachricht zu Rechnung Ü-1");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("max@kunde.example");
        assertThat(message.getFrom()[0].toString()).contains("post@xn--bcher-kva.example");
        assertThat(message.getReplyTo()[0].toString()).isEqualTo("antwort@muster.example");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Evil")).isNull();
        assertThat(message.getMessageID()).matches("<mail-[0-9]+\\.[\\w-]{22}@portal\\.example>");
        Multipart parts = (Multipart) message.getContent();
        Multipart words = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(words.getBodyPart(0).getContent().toString())
                .contains("<b>Grüße</b> \u05e9\u05dc\u05d5\u05dd e\u0301");
        assertThat(words.getBodyPart(1).getContent().toString())
                .contains("&lt;b&gt;Grüße")
                .doesNotContain("<b>");
        Part file = parts.getBodyPart(1);
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(file.getHeader("Content-Disposition")[0])
                .contains("filename=\"Nach_weis X-Evil_ 1 __..txt\"")
                .contains("filename*=UTF-8''Nach%22weis%20X-Evil%3A%201%20%C3%BC_..txt");
        assertThat(file.getHeader("X-Evil")).isNull();
        assertThat(file.getInputStream().readAllBytes()).isEqualTo("Nachweis".getBytes(StandardCharsets.UTF_8));
        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(only().sentAt()).isEqualTo(portal.clock.instant());
    }

    @Test
    @DisplayName("the portal's own worker sends what is committed while it runs")
    void works() throws Exception {
        GreenMail server = greenMail();
        MailDelivery delivery =
                new MailDelivery(portal.tx, portal.outbox, portal.rows, portal.files, portal.events, portal.home);
        open.add(delivery::close);

        add(test("max@kunde.example"));
        assertThat(server.waitForIncomingEmail(30_000, 1)).isTrue();
        add(test("anna@kunde.example"));

        assertThat(server.waitForIncomingEmail(30_000, 2)).isTrue();
    }

    @Test
    @DisplayName("international domains and mails to the merchant's own staff arrive")
    void recipients() throws Exception {
        TestSmtp server = smtp();
        add(test("info@例え.テスト"));
        add(Mail.toStaff(MailKind.TEST));

        deliver();

        assertThat(server.recipients)
                .containsExactly("RCPT TO:<info@xn--r8jz45g.xn--zckzah>", "RCPT TO:<team@muster.example>");
    }

    @Test
    @DisplayName("without a server mails wait, however long; once there is one, they are sent")
    void waitsForAServer() throws Exception {
        add(test("max@kunde.example"));
        deliver();
        portal.clock.advance(Duration.ofDays(30));
        deliver();
        assertThat(only().state()).isEqualTo(MailState.WAITING);
        assertThat(only().attempts()).isZero();
        assertThat(portal.mails.status().configured()).isFalse();

        TestSmtp server = smtp(TestSmtp.Fault.LATER);
        portal.clock.advance(Duration.ofSeconds(1));
        deliver();
        assertThat(only().state()).as("its 48 hours begin now").isEqualTo(MailState.WAITING);
        portal.clock.advance(Duration.ofMinutes(1));
        deliver();

        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(server.messages).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestSmtp.Fault.class,
            names = {"LATER", "MESSAGE_LATER", "WRONG_SENDER", "BUSY", "DIES_IN_DATA", "HANGS", "DRIPS"})
    @DisplayName("what a server has not taken it gets again")
    void triesAgain(TestSmtp.Fault fault) throws Exception {
        TestSmtp server = smtp(fault);
        add(test("max@kunde.example"));
        DeliveryRound round = round(localhost.getSocketFactory(), LITTLE);

        round.run();

        assertThat(only().state()).isEqualTo(MailState.WAITING);
        assertThat(only().dueAt()).isEqualTo(portal.clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(only().failure()).isNotBlank();
        assertThat(server.messages).isEmpty();
        round.run();
        assertThat(only().attempts()).as("not before it is due").isEqualTo(1);
        portal.clock.advance(Duration.ofMinutes(1));
        round(localhost.getSocketFactory(), SmtpCourier.Patience.USUAL).run();
        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(only().failure()).isNull();
        assertThat(server.messages).hasSize(1);
    }

    @Test
    @DisplayName("a server that dies before it says that it has the mail gets it again, under the same id")
    void sameMessageId() throws Exception {
        TestSmtp server = smtp(TestSmtp.Fault.DIES_BEFORE_OK);
        add(test("max@kunde.example"));

        deliver();
        portal.clock.advance(Duration.ofMinutes(1));
        deliver();

        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(ids(server)).hasSize(2);
        assertThat(ids(server).get(0)).isEqualTo(ids(server).get(1));
    }

    @Test
    @DisplayName("a server that says that it has the mail and dies has it")
    void diesAfterwards() throws Exception {
        TestSmtp server = smtp(TestSmtp.Fault.DIES_AFTER_OK);
        add(test("max@kunde.example"));

        deliver();

        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(server.messages).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestSmtp.Fault.class,
            names = {"NO_SUCH_USER", "SPAM"})
    @DisplayName(
            "what a server will never take has failed at once, with the server's words, on the customer's timeline")
    void refused(TestSmtp.Fault fault) throws Exception {
        smtp(fault);
        var customer = portal.customer("10001");
        add(test("max@kunde.example").concerning(customer.customer(), new CustomerNumber("10001")));
        add(test("anna@kunde.example"));

        deliver();

        assertThat(mails()).extracting(OutgoingMail::state).containsExactly(MailState.SENT, MailState.FAILED);
        assertThat(mails().get(1).failure()).startsWith("55").doesNotContain("\u0007");
        assertThat(portal.mails.status().failed()).isEqualTo(1);
        List<TimelineEvent> events = portal.timeline
                .list(new CustomerNumber("10001"), null, PageRequest.first())
                .items();
        assertThat(events.get(0).kind()).isEqualTo("MAIL_FAILED");
        assertThat(events.get(0).details()).containsEntry("kind", "TEST");
    }

    @Test
    @DisplayName("48 hours after the first try a mail has failed; staff can have it tried for another 48")
    void givesUp() throws Exception {
        TestSmtp server = smtp();
        server.close();
        add(test("max@kunde.example"));
        int tries = 0;
        while (only().state() == MailState.WAITING) {
            portal.clock.set(only().dueAt());
            deliver();
            tries++;
        }

        assertThat(tries).isEqualTo(10);
        assertThat(only().state()).isEqualTo(MailState.FAILED);
        assertThat(only().failure()).isEqualTo("NO_CONNECTION");
        assertThat(only().createdAt().plus(Duration.ofDays(2))).isEqualTo(portal.clock.instant());

        portal.mails.retry(only().id());
        deliver();
        assertThat(only().state()).isEqualTo(MailState.WAITING);
        assertThat(only().attempts()).isEqualTo(11);
        smtp();
        portal.clock.advance(Duration.ofSeconds(1));
        portal.mails.retry(only().id());
        deliver();
        assertThat(only().state()).isEqualTo(MailState.SENT);
    }

    @Test
    @DisplayName("200 mails through an outage: each arrives, under one id")
    void outage() throws Exception {
        for (int i = 0; i < 200; i++) {
            add(test("max" + i + "@kunde.example"));
        }
        TestSmtp server = smtp();
        List<TestSmtp.Fault> faults = List.of(
                TestSmtp.Fault.LATER,
                TestSmtp.Fault.BUSY,
                TestSmtp.Fault.DIES_IN_DATA,
                TestSmtp.Fault.DIES_BEFORE_OK,
                TestSmtp.Fault.NONE);
        for (int i = 0; i < 300; i++) {
            server.faults.add(faults.get(i % faults.size()));
        }

        for (int round = 0; round < 200 && portal.mails.status().waiting() > 0; round++) {
            Parallel.calls(2, number -> {
                deliver();
                return null;
            });
            // 33 hours in all: who meets fault after fault waits up to twelve for the next try, and nobody longer than
            // 48
            portal.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(portal.mails.status().waiting()).isZero();
        assertThat(portal.mails.status().failed()).isZero();
        assertThat(ids(server).stream().distinct()).hasSize(200);
        assertThat(server.recipients.stream().collect(Collectors.toSet())).hasSize(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailSecurity.class,
            names = {"STARTTLS", "TLS"})
    @DisplayName("an encrypted way is taken, and only to the server whose certificate names it and is trusted")
    void encrypts(MailSecurity security) throws Exception {
        add(test("max@kunde.example"));
        boolean atOnce = security == MailSecurity.TLS;
        try (TestSmtp trusted = new TestSmtp(localhost, atOnce);
                TestSmtp foreign = new TestSmtp(otherHost, atOnce)) {
            use(foreign.port(), security);
            portal.clock.advance(Duration.ofMinutes(1));
            round(otherHost.getSocketFactory(), SmtpCourier.Patience.USUAL).run();
            assertThat(only().failure()).as("trusted, but of another host").isEqualTo("NO_TLS");

            use(trusted.port(), security);
            portal.clock.advance(Duration.ofMinutes(10));
            round((SSLSocketFactory) SSLSocketFactory.getDefault(), SmtpCourier.Patience.USUAL)
                    .run();
            assertThat(only().failure()).as("not trusted").isEqualTo("NO_TLS");
            assertThat(trusted.messages).isEmpty();
            assertThat(foreign.messages).isEmpty();

            portal.clock.advance(Duration.ofHours(1));
            deliver();
            assertThat(only().state()).isEqualTo(MailState.SENT);
            assertThat(trusted.messages).hasSize(1);
        }
    }

    @Test
    @DisplayName("a real server gets mail over SMTPS")
    void smtps() throws Exception {
        System.setProperty("greenmail.tls.keystore.file", localhostStore.toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        try {
            server.start();
            open.add(server::stop);
            use(server.getSmtps().getPort(), MailSecurity.TLS);
            add(test("max@kunde.example"));

            deliver();

            assertThat(only().state()).isEqualTo(MailState.SENT);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            System.clearProperty("greenmail.tls.keystore.file");
            System.clearProperty("greenmail.tls.keystore.password");
        }
    }

    @Test
    @DisplayName("a server that does not offer STARTTLS gets no mail in the clear")
    void staysEncrypted() throws Exception {
        TestSmtp server = new TestSmtp(null, false);
        open.add(server);
        use(server.port(), MailSecurity.STARTTLS);
        add(test("max@kunde.example"));

        deliver();

        assertThat(only().failure()).isEqualTo("NO_TLS");
        assertThat(server.recipients).isEmpty();
    }

    @Test
    @DisplayName("signs in where there is a user; a wrong password is named and tried again, never logged or shown")
    void signsIn() throws Exception {
        GreenMail server = greenMail();
        server.setUser("post@muster.example", "portal", "richtig");
        server.getManagers().getUserManager().setAuthRequired(true);
        MailSettings settings = portal.mailSetup.settings().value();
        MailSettings withUser = new MailSettings(
                settings.host(),
                settings.port(),
                settings.security(),
                "portal",
                false,
                settings.fromAddress(),
                null,
                null,
                null);
        portal.mailSetup.saveSettings(STAFF, withUser, "falsch");
        add(test("max@kunde.example"));
        deliver();
        assertThat(only().failure()).startsWith("SIGN_IN_REFUSED").doesNotContain("falsch");

        portal.mailSetup.saveSettings(STAFF, withUser, "richtig");
        portal.clock.advance(Duration.ofMinutes(1));
        deliver();

        assertThat(only().state()).isEqualTo(MailState.SENT);
        assertThat(server.getReceivedMessages()[0].getRecipients(Message.RecipientType.TO))
                .hasSize(1);
        assertThat(database.dump()).noneMatch(line -> line.contains("richtig"));
    }

    @Test
    @DisplayName("a file that is gone does not stop the others")
    void attachmentGone() throws Exception {
        TestSmtp server = smtp();
        add(test("max@kunde.example").attached(new Mail.Attachment("a.pdf", "application/pdf", "aa/gone.pdf")));
        add(test("anna@kunde.example"));

        deliver();

        assertThat(mails().get(1).failure()).isEqualTo("NO_ATTACHMENT");
        assertThat(server.messages).hasSize(1);
    }
}
