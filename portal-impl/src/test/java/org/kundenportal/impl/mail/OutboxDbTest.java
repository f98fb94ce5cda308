package org.kundenportal.impl.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class OutboxDbTest {

    private static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-1");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private OutboxRows worker;

    OutboxDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
        worker = worker();
    }

    private OutboxRows worker() {
        return new OutboxRows(portal.tx, portal.events, portal.home);
    }

    private void add(Mail mail) {
        portal.tx.runRepeatably(em -> portal.outbox.add(em, mail));
    }

    private static Mail comment(String author, String text) {
        return Mail.to("max@kunde.example", "de", MailKind.COMMENT_FOR_CUSTOMER)
                .on(INVOICE)
                .with("Document.name", "Rechnung RE-1")
                .with("Comment.author", author)
                .with("Comment.text", text)
                .collectable();
    }

    private List<OutgoingMail> mails() {
        return portal.mails.list(null, null, PageRequest.first()).items();
    }

    private MailContent only() {
        assertThat(mails()).hasSize(1);
        return portal.mails.get(mails().get(0).id());
    }

    @Test
    @DisplayName("a mail is there if and only if what it tells of is committed")
    void isPartOfItsUseCase() {
        assertThatThrownBy(() -> portal.tx.run(em -> {
                    portal.outbox.add(em, Mail.to("max@kunde.example", "de", MailKind.TEST));
                    throw new IllegalStateException("the use case fails");
                }))
                .hasMessage("the use case fails");

        assertThat(mails()).isEmpty();
    }

    @Test
    @DisplayName("the recipient's language counts, a region's is its language's, an unknown one is English")
    void languages() {
        add(Mail.to("a@kunde.example", "de-AT", MailKind.TEST));
        add(Mail.to("b@kunde.example", "fr", MailKind.TEST));
        add(Mail.to("c@kunde.example", null, MailKind.TEST));

        assertThat(mails())
                .extracting(OutgoingMail::subject)
                .containsExactly(
                        "Probemail des Kundenportals",
                        "Test mail of the customer portal",
                        "Probemail des Kundenportals");
    }

    @Test
    @DisplayName("an address that is none fails the mail and not the use case, and stands on the timeline")
    void noAddress() {
        add(Mail.to("a@b.c,evil@x.example\r\nBcc: evil@x.example", "de", MailKind.TEST));

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(MailState.FAILED);
            assertThat(mail.failure()).isEqualTo("INVALID_ADDRESS");
            assertThat(mail.recipient()).doesNotContain("\n");
        });
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .extracting(TimelineEvent::kind)
                .contains("MAIL_FAILED");
        assertThat(worker.take(true)).isEmpty();
    }

    @Test
    @DisplayName("values in placeholders are text: no placeholder, no markup, no header")
    void valuesAreText() {
        portal.mailTexts.save(STAFF, "COMMENT_FOR_CUSTOMER", "de", new MailText("[Comment.author]", "[Comment.text]"));
        add(comment(
                "[Company.name]\r\nBcc: evil@x.example",
                "<script>alert(1)</script> [Client.number] \u202eabc e\u0301"));

        MailContent mail = only();
        assertThat(mail.mail().subject()).isEqualTo("[Company.name] Bcc: evil@x.example");
        assertThat(mail.text()).isEqualTo("<script>alert(1)</script> [Client.number] \u202eabc e\u0301");
        assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    @DisplayName("comments that come while one waits are one mail, in their order and each with its author")
    void collects() {
        add(comment("Anna", "Eins"));
        add(comment("Bernd", "Zwei"));
        add(comment("Anna", "Drei"));

        MailContent mail = only();
        assertThat(mail.text()).contains("Anna:\nEins\n\nBernd:\nZwei\n\nAnna:\nDrei");
        assertThat(mail.mail().dueAt()).isEqualTo(portal.clock.instant());
        add(comment("Anna", "zu einer anderen").on(new DocumentKey(DocumentType.INVOICE, "RE-2")));
        add(comment("Anna", "allein").attached(new Mail.Attachment("a.txt", "text/plain", "aa/a.txt")));
        assertThat(mails()).hasSize(3);
    }

    @Test
    @DisplayName("what comes within ten minutes after a mail waits until they are over")
    void pauses() {
        add(comment("Anna", "Eins"));
        Instant sent = portal.clock.instant();
        worker.sent(worker.take(true).orElseThrow());
        portal.clock.advance(Duration.ofMinutes(4));
        add(comment("Anna", "Zwei"));
        add(comment("Anna", "Drei"));

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).dueAt()).isEqualTo(sent.plus(Duration.ofMinutes(10)));
        assertThat(worker.take(true)).isEmpty();
        portal.clock.advance(Duration.ofMinutes(6));
        assertThat(worker.take(true))
                .hasValueSatisfying(mail -> assertThat(mail.letter().text())
                        .contains("Zwei")
                        .contains("Drei")
                        .doesNotContain("Eins"));
    }

    @Test
    @DisplayName("what comes while a mail is being sent is another mail")
    void leavesAloneWhatIsBeingSent() {
        add(comment("Anna", "Eins"));
        TakenMail taken = worker.take(true).orElseThrow();
        add(comment("Anna", "Zwei"));
        worker.sent(taken);

        assertThat(mails()).hasSize(2);
        assertThat(portal.mails.get(mails().get(0).id()).text())
                .contains("Zwei")
                .doesNotContain("Eins");
        assertThat(portal.mails.get(mails().get(1).id()).text()).doesNotContain("Zwei");
    }

    @Test
    @DisplayName("a mail that no server has taken can grow; one that a server may have cannot")
    void growsWhileNobodyHasIt() {
        add(comment("Anna", "Eins"));
        worker.notSent(worker.take(true).orElseThrow(), new NotSent(NotSent.Outcome.NO_SERVER, "NO_CONNECTION"));
        add(comment("Anna", "Zwei"));
        assertThat(only().text()).contains("Eins").contains("Zwei");

        portal.clock.advance(Duration.ofMinutes(20));
        worker.notSent(worker.take(true).orElseThrow(), new NotSent(NotSent.Outcome.UNKNOWN, "CONNECTION_LOST"));
        add(comment("Anna", "Drei"));
        assertThat(mails()).hasSize(2);
    }

    @Test
    @DisplayName("no comment is lost or doubled when many come at the same moment")
    void collectsInParallel() throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "Runde" + round + "-";
            Parallel.calls(4, number -> {
                add(comment("Anna", name + number + "."));
                return null;
            });
        }

        String text = only().text();
        for (int round = 0; round < 5; round++) {
            for (int number = 0; number < 4; number++) {
                assertThat(text).containsOnlyOnce("Runde" + round + "-" + number + ".");
            }
        }
    }

    @Test
    @DisplayName("no comment is lost when the mail is taken at the same moment")
    void collectsWhileTaken() throws Exception {
        for (int round = 0; round < 10; round++) {
            String first = "erst" + round + ".";
            String second = "dann" + round + ".";
            add(comment("Anna", first));
            Parallel.calls(2, number -> {
                if (number == 0) {
                    worker().take(true);
                } else {
                    add(comment("Anna", second));
                }
                return null;
            });
            portal.clock.advance(Duration.ofMinutes(11));
            worker().take(true);
            String all = String.join(
                    "\n",
                    mails().stream()
                            .map(mail -> portal.mails.get(mail.id()).text())
                            .toList());
            assertThat(all).containsOnlyOnce(first).containsOnlyOnce(second);
            portal.clock.advance(Duration.ofMinutes(11));
        }
    }

    @Test
    @DisplayName("of many workers one gets the mail")
    void oneWorkerTakesAMail() throws Exception {
        for (int i = 0; i < 5; i++) {
            add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        }

        List<Long> taken = Parallel.calls(8, number -> worker().take(true).map(TakenMail::id)).stream()
                .flatMap(result -> result.value() == null ? Stream.empty() : result.value().stream())
                .toList();

        assertThat(taken).doesNotHaveDuplicates().hasSizeBetween(1, 5);
        OutboxRows last = worker();
        for (int left = 5 - taken.size(); left > 0; left--) {
            assertThat(last.take(true)).isPresent();
        }
        assertThat(last.take(true)).isEmpty();
        assertThat(mails()).extracting(OutgoingMail::attempts).containsOnly(1);
    }

    @Test
    @DisplayName("a mail whose worker has died is taken again, and the dead worker's word counts no more")
    void leaseEnds() {
        add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        TakenMail first = worker.take(true).orElseThrow();
        assertThat(worker().take(true)).isEmpty();

        portal.clock.advance(OutboxRows.LEASE);
        TakenMail second = worker().take(true).orElseThrow();
        worker.sent(first);

        assertThat(second.stamp()).isEqualTo(first.stamp());
        assertThat(mails()).extracting(OutgoingMail::state).containsExactly(MailState.WAITING);
        assertThat(mails()).extracting(OutgoingMail::attempts).containsExactly(2);
    }

    @Test
    @DisplayName("mails to staff wait while the merchant has no address")
    void staffWithoutAddress() {
        add(Mail.toStaff(MailKind.TEST));

        assertThat(worker.take(false)).isEmpty();
        assertThat(worker.take(true)).isPresent();
    }

    @Test
    @DisplayName("once there is a mail server, staff do not read the codes with which they could act as a customer")
    void withholdsCodes() {
        add(Mail.to("max@kunde.example", "de", MailKind.CONFIRMATION_CODE).with("Code.value", "1234 5678"));
        assertThat(only().text()).contains("1234 5678");

        portal.mailSetup.saveSettings(
                TestPortal.STAFF,
                new MailSettings(
                        "smtp.example",
                        587,
                        MailSecurity.STARTTLS,
                        null,
                        false,
                        "portal@muster.example",
                        null,
                        null,
                        null),
                null);
        portal.clock.advance(Duration.ofSeconds(2));

        assertThat(only().text()).isEmpty();
        assertThat(only().html()).isEmpty();
        assertThat(worker.take(true).orElseThrow().letter().text()).contains("1234 5678");
    }

    @Test
    @DisplayName("a mail that cannot be read, for it was sealed with another key, stands in nobody's way")
    void skipsTheUnreadable() {
        add(Mail.to("eins@kunde.example", "de", MailKind.TEST));
        portal.tx.run(
                em -> em.createNativeQuery("UPDATE mail SET content = 'v1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'")
                        .executeUpdate());
        add(Mail.to("zwei@kunde.example", "de", MailKind.TEST));

        assertThat(worker.take(true).orElseThrow().recipient()).isEqualTo("zwei@kunde.example");
        assertThat(portal.mails
                        .list(MailState.FAILED, null, PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(mail -> assertThat(mail.failure()).isEqualTo("UNREADABLE"));
    }

    @Test
    @DisplayName("what a mail said is deleted 90 days after it was sent, and it cannot be sent again")
    void purges() throws Exception {
        add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        add(Mail.to("wartet@kunde.example", "de", MailKind.TEST));
        worker.sent(worker.take(true).orElseThrow());
        portal.clock.advance(OutboxRows.KEPT.minusMillis(1));
        assertThat(worker.purge()).isZero();
        portal.clock.advance(Duration.ofMillis(1));

        assertThat(worker.purge()).isEqualTo(1);

        assertThat(worker.purge()).isZero();
        String sent = mails().get(1).id();
        assertThat(portal.mails.get(sent).text()).isEmpty();
        assertThat(portal.mails.get(mails().get(0).id()).text()).isNotEmpty();
        assertThat(Refusal.code(() -> portal.mails.retry(sent))).isEqualTo(ErrorCode.MAIL_CONTENT_DELETED);
    }

    @Test
    @DisplayName("what was sent is sent again as a copy with an id of its own")
    void copies() {
        add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        TakenMail first = worker.take(true).orElseThrow();
        worker.sent(first);

        portal.mails.retry(Long.toString(first.id()));

        TakenMail copy = worker.take(true).orElseThrow();
        assertThat(copy.id()).isNotEqualTo(first.id());
        assertThat(copy.stamp()).isNotEqualTo(first.stamp());
        assertThat(copy.letter()).isEqualTo(first.letter());
    }

    @Test
    @DisplayName("what staff do not want sent is never sent; what is being sent or was sent cannot be taken back")
    void discards() {
        add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        String id = mails().get(0).id();
        TakenMail taken = worker.take(true).orElseThrow();
        assertThat(Refusal.code(() -> portal.mails.discard(STAFF, id))).isEqualTo(ErrorCode.CONCURRENT_CHANGE);
        worker.notSent(taken, new NotSent(NotSent.Outcome.NOT_NOW, "450 later"));

        portal.mails.discard(STAFF, id);

        assertThat(mails()).isEmpty();
        assertThat(portal.timeline
                        .list(null, null, PageRequest.first())
                        .items()
                        .get(0)
                        .kind())
                .isEqualTo("MAIL_DISCARDED");
        assertThat(Refusal.code(() -> portal.mails.discard(STAFF, id))).isEqualTo(ErrorCode.NOT_FOUND);
        add(Mail.to("max@kunde.example", "de", MailKind.TEST));
        worker.sent(worker.take(true).orElseThrow());
        String sent = mails().get(0).id();
        assertThat(Refusal.code(() -> portal.mails.discard(STAFF, sent))).isEqualTo(ErrorCode.CONCURRENT_CHANGE);
    }

    @Test
    @DisplayName("who steals the database reads no mail")
    void isSealed() throws Exception {
        add(comment("Anna", "geheimes Wort"));

        assertThat(database.dump()).noneMatch(line -> line.contains("geheimes Wort"));
    }
}
