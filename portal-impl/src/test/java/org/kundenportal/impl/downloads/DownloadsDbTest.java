package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.downloads.AdministeredFile;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.GivenWaiver;
import org.kundenportal.api.downloads.OrderFile;
import org.kundenportal.api.downloads.Waived;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.orders.Outcome;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kundenportal.impl.downloads.DownloadScene.ADDRESS;
import static org.kundenportal.impl.downloads.DownloadScene.ORDER;
import static org.kundenportal.impl.downloads.DownloadScene.settings;

@DatabaseTest
class DownloadsDbTest {

    private static final String TEXT = "Ein Buch.";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;
    private Shelf shelf;
    private DownloadScene scene;
    private ActingCustomer anna;

    DownloadsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPaidOrder() {
        portal = new TestPortal(database, folder).releaseAll();
        anna = portal.customer("10001");
        shelf = new Shelf();
        scene = new DownloadScene(portal, shelf);
        scene.save(settings(null, null));
        scene.link("EBOOK-1", "book", TEXT);
        scene.order(OrderStatus.PAID, "EBOOK-1");
    }

    @AfterEach
    void end() {
        scene.close();
        assertThat(shelf.inUse).hasValue(0);
    }

    private static ActingCustomer viewing(ActingCustomer customer) {
        return new ActingCustomer(
                customer.customer(), customer.name(), null, customer.assurance(), customer.session(), "berta");
    }

    private List<String> kinds() {
        return portal.timeline.list(null, null, PageRequest.first()).items().stream()
                .map(event -> event.kind())
                .toList();
    }

    @Test
    @DisplayName("BB-19 BB-20 an order has the files of the articles in its items, and no others")
    void hasItsFiles() throws IOException {
        scene.link("EBOOK-2", "other", "Ein anderes.");

        assertThat(scene.downloads.files(anna, ORDER).files())
                .extracting(OrderFile::key, OrderFile::name, OrderFile::size, OrderFile::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("book", "book", 9L, Outcome.AVAILABLE));
        assertThat(scene.fetch(scene.start(anna, "book"))).isEqualTo(TEXT);
        assertThat(Refusal.code(() -> scene.start(anna, "other"))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(kinds()).contains("FILE_DOWNLOADED", "FILE_LINKED", "ARTICLE_CHANGED");
    }

    @Test
    @DisplayName("BB-20 two files with one key are told apart by their articles")
    void tellsKeysApart() throws IOException {
        scene.link("EBOOK-2", "book", "Ein anderes.");
        scene.order(OrderStatus.PAID, "EBOOK-2", "EBOOK-1", "EBOOK-2");

        assertThat(scene.downloads.files(anna, ORDER).files())
                .extracting(OrderFile::key)
                .containsExactly("EBOOK-2.book", "EBOOK-1.book");
        assertThat(scene.fetch(scene.start(anna, "EBOOK-2.book"))).isEqualTo("Ein anderes.");
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.NOT_FOUND);
        scene.order(OrderStatus.PAID, "EBOOK-1");
        assertThat(scene.fetch(scene.start(anna, "EBOOK-1.book"))).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("BB-20 another customer's order, and one outside of the session, are not found")
    void belongsToOne() {
        ActingCustomer other = portal.customer("10002");
        ActingCustomer elsewhere = new ActingCustomer(
                anna.customer(), anna.name(), null, new OrderNumber("B-2"), anna.assurance(), anna.session(), null);
        for (ActingCustomer foreign : List.of(other, elsewhere)) {
            assertThat(Refusal.code(() -> scene.downloads.files(foreign, ORDER)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> scene.start(foreign, "book"))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> scene.downloads.waive(foreign, ORDER, "x", ADDRESS)))
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    @DisplayName(
            "BB-21 BB-22 each state starts downloads or refuses them, and one that is left ends those that have begun")
    void followsTheState(OrderStatus status) throws IOException {
        String token = scene.start(anna, "book");
        scene.order(status, "EBOOK-1");
        boolean paid = org.kundenportal.impl.orders.OrderRules.isPaid(status);

        if (paid) {
            assertThat(scene.fetch(token)).isEqualTo(TEXT);
            assertThat(scene.file(anna, "book").outcome()).isEqualTo(Outcome.AVAILABLE);
            scene.start(anna, "book");
        } else {
            assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> scene.start(anna, "book")))
                    .isEqualTo(status == OrderStatus.DELETED ? ErrorCode.NOT_FOUND : ErrorCode.ORDER_STATE);
        }
    }

    @Test
    @DisplayName("BB-23 switched off there are no downloads, and those that have begun end")
    void switchedOff() {
        String token = scene.start(anna, "book");
        scene.save(FileSettings.INITIALLY);

        assertThat(scene.file(anna, "book").outcome()).isEqualTo(Outcome.FILE_DOWNLOAD_OFF);
        assertThat(scene.file(anna, "book").active()).isNull();
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.FILE_DOWNLOAD_OFF);
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("BB-18 without its storage a file is not offered, and nothing is counted")
    void needsItsStorage() {
        shelf.installed = false;
        assertThat(scene.file(anna, "book").outcome()).isEqualTo(Outcome.STORAGE_UNAVAILABLE);
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        shelf.installed = true;
        shelf.down = true;
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        shelf.down = false;
        shelf.files.clear();
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);

        assertThat(scene.administration.ofOrder(ORDER).files().get(0).used()).isZero();
    }

    @Test
    @DisplayName("BB-24 n downloads per file and order, and the next is refused")
    void countsPerFileAndOrder() {
        OrderNumber second = new OrderNumber("B-2");
        scene.order(second, "10001", OrderStatus.PAID, DownloadScene.PAID_AT, false, "EBOOK-1");
        scene.link("EBOOK-1", "second", "Band 2.");
        scene.save(settings(2, null));

        scene.start(anna, "book");
        assertThat(scene.file(anna, "book").remaining()).isEqualTo(1);
        scene.start(anna, "book");
        assertThat(scene.file(anna, "book").remaining()).isZero();
        assertThat(scene.file(anna, "book").outcome()).isEqualTo(Outcome.DOWNLOAD_LIMIT);
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.DOWNLOAD_LIMIT);
        scene.start(anna, "second");
        scene.downloads.start(anna, second, "book", ADDRESS);
        scene.save(settings(null, null));
        assertThat(scene.file(anna, "book").remaining()).isNull();
        scene.start(anna, "book");
        assertThat(scene.administration.ofOrder(ORDER).files())
                .filteredOn(file -> file.key().equals("book"))
                .extracting(AdministeredFile::used)
                .containsExactly(3L);
    }

    @Test
    @DisplayName("BB-25 64 who ask at once for 3 downloads, on two nodes, get exactly 3, 50 times")
    void exactlyThree() throws Exception {
        scene.save(settings(3, null));
        try (DownloadScene other = new DownloadScene(new TestPortal(database, folder), shelf)) {
            for (int race = 0; race < 50; race++) {
                OrderNumber order = new OrderNumber("R-" + race);
                scene.order(order, "10001", OrderStatus.PAID, DownloadScene.PAID_AT, false, "EBOOK-1");
                List<Parallel.Result<String>> results = Parallel.calls(64, number -> (number % 2 == 0 ? scene : other)
                        .downloads
                        .start(anna, order, "book", ADDRESS)
                        .token());

                assertThat(results.stream().filter(result -> result.refusal() == null))
                        .hasSize(3);
                assertThat(results.stream()
                                .filter(result -> result.refusal() != null)
                                .map(result -> result.refusal().code()))
                        .containsOnly(ErrorCode.DOWNLOAD_LIMIT);
                assertThat(scene.administration.list(order, PageRequest.first()).items())
                        .hasSize(3);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-15T10:00:00Z, 14, 2026-03-29T21:59:59Z, AVAILABLE",
        "2026-03-15T10:00:00Z, 14, 2026-03-29T22:00:00Z, DOWNLOAD_PERIOD_OVER",
        "2026-10-11T10:00:00Z, 14, 2026-10-25T22:59:59Z, AVAILABLE",
        "2026-10-11T10:00:00Z, 14, 2026-10-25T23:00:00Z, DOWNLOAD_PERIOD_OVER",
        "2026-11-20T23:30:00Z,  0, 2026-11-21T22:59:59Z, AVAILABLE",
        "2026-11-20T23:30:00Z,  0, 2026-11-21T23:00:00Z, DOWNLOAD_PERIOD_OVER",
        "                    ,  1, 2014-06-06T21:59:59Z, AVAILABLE",
        "                    ,  1, 2014-06-06T22:00:00Z, DOWNLOAD_PERIOD_OVER",
        "                    ,   , 2099-01-01T00:00:00Z, AVAILABLE"
    })
    @DisplayName("BB-26 BB-27 days count from the payment, else from the order, in the merchant's zone (ruling 5)")
    void ends(Instant paidAt, Integer days, Instant now, Outcome outcome) {
        scene.order(ORDER, "10001", OrderStatus.PAID, paidAt, false, "EBOOK-1");
        scene.save(settings(null, days));
        portal.clock.set(now);

        assertThat(scene.file(anna, "book").outcome()).isEqualTo(outcome);
        if (outcome == Outcome.AVAILABLE) {
            scene.start(anna, "book");
        } else {
            assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.DOWNLOAD_PERIOD_OVER);
        }
    }

    @Test
    @DisplayName("BB-28 whichever limit is reached first ends access, and what was counted before is still delivered")
    void whicheverComesFirst() throws IOException {
        scene.save(settings(1, 1));
        String token = scene.start(anna, "book");
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.DOWNLOAD_LIMIT);
        portal.clock.set(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.DOWNLOAD_PERIOD_OVER);

        assertThat(scene.fetch(token)).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("a token lives for 24 hours, and cannot be made up")
    void tokensDie() throws IOException {
        String token = scene.start(anna, "book");
        portal.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(scene.fetch(token)).isEqualTo(TEXT);
        portal.clock.advance(Duration.ofMillis(1));
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
        for (String wrong : List.of("", "x".repeat(43), token.substring(0, 42) + (token.endsWith("A") ? "B" : "A"))) {
            assertThat(Refusal.code(() -> scene.deliveries.open(wrong))).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("the database has nothing that opens a download")
    void keepsNoToken() throws Exception {
        String token = scene.start(anna, "book");
        assertThat(database.dump()).noneMatch(line -> line.contains(token));
    }

    @Test
    @DisplayName("a download ends with the customer's access, and with the link of its file")
    void endsWithAccessAndLink() throws IOException {
        String token = scene.start(anna, "book");
        portal.access.choose(TestPortal.STAFF, new CustomerNumber("10001"), AccessChoice.REVOKED);
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
        portal.access.choose(TestPortal.STAFF, new CustomerNumber("10001"), AccessChoice.GRANTED);
        assertThat(scene.fetch(token)).isEqualTo(TEXT);
        scene.articles.deleteFile(TestPortal.STAFF, new ArticleNumber("EBOOK-1"), "book");
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
        scene.link("EBOOK-1", "book", TEXT);
        assertThat(scene.fetch(token)).isEqualTo(TEXT);
        scene.articles.delete(TestPortal.STAFF, new ArticleNumber("EBOOK-1"));
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(scene.administration.list(ORDER, PageRequest.first()).items())
                .hasSize(1);
    }

    @Test
    @DisplayName("BB-20 a download ends when its article is taken out of the order")
    void endsWithTheItem() throws IOException {
        scene.link("EBOOK-2", "other", "Ein anderes.");
        scene.order(OrderStatus.PAID, "EBOOK-1", "EBOOK-2");
        String token = scene.start(anna, "book");
        scene.order(OrderStatus.PAID, "EBOOK-2");
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.NOT_FOUND);
        scene.order(OrderStatus.PAID, "EBOOK-1");
        assertThat(scene.fetch(token)).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("a link that staff have replaced because others had it ends the downloads of those others, too")
    void endsWithTheSessionsLink() throws IOException {
        CustomerLink link = portal.links.list(new CustomerNumber("10001"), PageRequest.first()).items().stream()
                .filter(one -> one.scope() == LinkScope.ORDER)
                .findFirst()
                .orElseThrow();
        ActingCustomer stranger =
                portal.signIn(portal.orders.get(ORDER).portal().link().url());
        String ended = scene.start(stranger, "book");
        assertThat(scene.fetch(ended)).isEqualTo(TEXT);
        String other = scene.start(anna, "book");
        String unfinished = scene.start(stranger, "book");
        assertThat(scene.file(anna, "book").active().token()).isEqualTo(unfinished);

        portal.links.rotate(TestPortal.STAFF, link.id());
        assertThat(Refusal.code(() -> scene.deliveries.open(ended))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(scene.file(anna, "book").active().token()).isEqualTo(other);
        assertThat(scene.fetch(other)).isEqualTo(TEXT);
    }

    @Test
    @DisplayName("what broke off is offered again, and resuming counts nothing")
    void resumes() throws IOException {
        scene.save(settings(1, null));
        String token = scene.start(anna, "book");
        assertThat(scene.file(anna, "book").active().token()).isEqualTo(token);
        try (Delivery delivery = scene.deliveries.open(token)) {
            assertThat(DownloadScene.fetch(delivery, 0, 4)).isEqualTo("Ein ");
        }
        assertThat(scene.file(anna, "book").active().token()).isEqualTo(token);
        assertThat(scene.downloads.files(viewing(anna), ORDER).files().get(0).active())
                .isNull();
        try (Delivery delivery = scene.deliveries.open(token)) {
            assertThat(DownloadScene.fetch(delivery, 4, 5)).isEqualTo("Buch.");
        }
        assertThat(scene.file(anna, "book").active()).isNull();
        assertThat(scene.administration.ofOrder(ORDER).files().get(0).downloads())
                .singleElement()
                .satisfies(download -> {
                    assertThat(download.bytes()).isEqualTo(9);
                    assertThat(download.clientAddress()).isEqualTo(ADDRESS);
                });
    }

    @Test
    @DisplayName("BB-25 one token does not serve many people: it delivers a few times what the file has, and no more")
    void isNoSource() throws IOException {
        String token = scene.start(anna, "book");
        for (int i = 0; i < 19; i++) {
            assertThat(scene.fetch(token)).isEqualTo(TEXT);
        }
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.DOWNLOAD_LIMIT);
    }

    @Test
    @DisplayName("a download that broke off too often is not offered to be gone on with: a new one is")
    void leadsNowhere() throws IOException {
        String token = scene.start(anna, "book");
        for (int i = 0; i < 21; i++) {
            assertThat(scene.file(anna, "book").active().token()).isEqualTo(token);
            try (Delivery delivery = scene.deliveries.open(token)) {
                assertThat(DownloadScene.fetch(delivery, 0, 8)).isEqualTo("Ein Buch");
            }
        }
        assertThat(scene.file(anna, "book").active()).isNull();
    }

    @Test
    @DisplayName("what did not leave is not counted, wherever the reader has gone")
    void givesBack() throws IOException {
        scene.link("EBOOK-1", "book", "x".repeat(300_000));
        String token = scene.start(anna, "book");
        try (Delivery delivery = scene.deliveries.open(token)) {
            int[] taken = {0};
            assertThatThrownBy(() -> delivery.writeTo(0, delivery.size(), bytes -> {
                        if (taken[0] > 0) {
                            throw new IOException("gone");
                        }
                        taken[0] += bytes.remaining();
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(scene.administration
                            .ofOrder(ORDER)
                            .files()
                            .get(0)
                            .downloads()
                            .get(0)
                            .bytes())
                    .isEqualTo(taken[0]);
        }
    }

    @Test
    @DisplayName("a storage that breaks off is resumed by the portal, unless nobody knows that it is the same file")
    void resumesStorages() throws IOException {
        String text = "0123456789".repeat(50);
        scene.link("EBOOK-1", "book", text);
        String token = scene.start(anna, "book");
        shelf.breaksAfter = 200;
        assertThat(scene.fetch(token)).isEqualTo(text);
        shelf.tagless = true;
        assertThatThrownBy(() -> scene.fetch(token)).isInstanceOf(IOException.class);
        try (Delivery delivery = scene.deliveries.open(token)) {
            assertThat(delivery.tag()).isNull();
        }
    }

    @Test
    @DisplayName("a storage that gives nothing any more is given up")
    void givesUp() throws IOException {
        String token = scene.start(anna, "book");
        shelf.breaksAfter = 0;
        int before = shelf.opened.get();
        assertThatThrownBy(() -> scene.fetch(token)).isInstanceOf(IOException.class);
        assertThat(shelf.opened.get() - before).isEqualTo(4);
        shelf.down = true;
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
    }

    @Test
    @DisplayName("staff who look at the portal as the customer count and change nothing")
    void viewers() {
        assertThat(Refusal.code(() -> scene.start(viewing(anna), "book"))).isEqualTo(ErrorCode.VIEW_ONLY);
        assertThat(Refusal.code(() -> scene.downloads.waive(viewing(anna), ORDER, "x", ADDRESS)))
                .isEqualTo(ErrorCode.VIEW_ONLY);
    }

    @Test
    @DisplayName("BB-29 BB-31 a download cannot begin before the buyer has agreed to the text in force, which is kept")
    void waives() {
        scene.save(DownloadScene.waiving("Alter Text."));
        assertThat(scene.file(anna, "book").outcome()).isEqualTo(Outcome.WAIVER_REQUIRED);
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.WAIVER_REQUIRED);
        assertThat(scene.downloads.files(anna, ORDER).waiver().required()).isTrue();
        scene.save(DownloadScene.waiving("Neuer Text,\nzwei Zeilen."));
        assertThat(Refusal.code(() -> scene.downloads.waive(anna, ORDER, "Alter Text.", ADDRESS)))
                .isEqualTo(ErrorCode.WAIVER_CHANGED);

        Waived first = scene.downloads.waive(anna, ORDER, "Neuer Text,\r\nzwei Zeilen.", ADDRESS);
        portal.clock.advance(Duration.ofHours(1));
        scene.save(DownloadScene.waiving("Dritter Text."));
        Waived again = scene.downloads.waive(anna, ORDER, "Neuer Text,\nzwei Zeilen.", "192.0.2.8");

        assertThat(first.created()).isTrue();
        assertThat(first.waiver().required()).isFalse();
        assertThat(again.created()).isFalse();
        assertThat(again.waiver()).isEqualTo(first.waiver());
        scene.start(anna, "book");
        assertThat(scene.administration.ofOrder(ORDER).waivers())
                .containsExactly(new GivenWaiver(
                        Instant.parse("2026-11-21T12:00:00Z"),
                        "Neuer Text,\nzwei Zeilen.",
                        first.waiver().version(),
                        ADDRESS,
                        anna.session()));
        assertThat(kinds()).filteredOn("WAIVER_GIVEN"::equals).hasSize(1);
    }

    @Test
    @DisplayName("BB-29 the buyer gets one mail that says what was agreed to, and when")
    void confirms() {
        scene.save(DownloadScene.waiving("Ich verzichte."));
        scene.downloads.waive(anna, ORDER, "Ich verzichte.", ADDRESS);
        scene.downloads.waive(anna, ORDER, "Ich verzichte.", ADDRESS);

        List<OutgoingMail> mails =
                portal.mails.list(null, null, PageRequest.first()).items();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.kind()).isEqualTo("WAIVER_CONFIRMATION");
            assertThat(mail.recipient()).isEqualTo("max@kunde.example");
            assertThat(portal.mails.get(mail.id()).text())
                    .contains("B-1", "Ich verzichte.", "21. November 2026", "13:00");
        });
    }

    @Test
    @DisplayName("BB-29 two clicks at once give one waiver")
    void waivesOnce() throws Exception {
        scene.save(DownloadScene.waiving("Ich verzichte."));
        List<Parallel.Result<Waived>> results =
                Parallel.calls(8, number -> scene.downloads.waive(anna, ORDER, "Ich verzichte.", ADDRESS));

        assertThat(results.stream().filter(result -> result.value().created())).hasSize(1);
        assertThat(portal.mails.list(null, null, PageRequest.first()).items()).hasSize(1);
    }

    @Test
    @DisplayName("BB-30 whoever has waived in the shop is not asked again")
    void waivedInTheShop() {
        scene.save(DownloadScene.waiving("Ich verzichte."));
        scene.order(ORDER, "10001", OrderStatus.PAID, DownloadScene.PAID_AT, true, "EBOOK-1");

        assertThat(scene.downloads.files(anna, ORDER).waiver().required()).isFalse();
        assertThat(scene.downloads.waive(anna, ORDER, "Ich verzichte.", ADDRESS).created())
                .isFalse();
        scene.start(anna, "book");
        assertThat(scene.administration.ofOrder(ORDER).waivers()).isEmpty();
        assertThat(portal.mails.list(null, null, PageRequest.first()).items()).isEmpty();
    }

    @Test
    @DisplayName("BB-32 switched off there is nothing to agree to, and nothing is recorded")
    void noWaiver() {
        assertThat(scene.downloads.files(anna, ORDER).waiver()).isNull();
        assertThat(Refusal.code(() -> scene.downloads.waive(anna, ORDER, FileSettings.USUAL_WAIVER, ADDRESS)))
                .isEqualTo(ErrorCode.WAIVER_OFF);
        scene.start(anna, "book");
        assertThat(scene.administration.ofOrder(ORDER).waivers()).isEmpty();
    }

    @Test
    @DisplayName("staff grant more and longer for one order, counted from what is left")
    void grants() {
        OrderNumber second = new OrderNumber("B-2");
        scene.order(second, "10001", OrderStatus.PAID, DownloadScene.PAID_AT, false, "EBOOK-1");
        scene.save(settings(3, 1));
        for (int i = 0; i < 3; i++) {
            scene.start(anna, "book");
        }
        scene.save(settings(1, 1));
        AdministeredFile more = scene.administration.grant(TestPortal.STAFF, ORDER, "book", 2, null);
        assertThat(more.remaining()).isEqualTo(2);
        assertThat(more.until()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
        portal.clock.set(Instant.parse("2026-12-01T12:00:00Z"));
        AdministeredFile longer = scene.administration.grant(TestPortal.STAFF, ORDER, "book", null, 7);
        assertThat(longer.until()).isEqualTo(Instant.parse("2026-12-08T23:00:00Z"));
        assertThat(scene.administration
                        .grant(TestPortal.STAFF, ORDER, "book", null, 1)
                        .until())
                .isEqualTo(Instant.parse("2026-12-09T23:00:00Z"));
        scene.start(anna, "book");
        scene.start(anna, "book");
        assertThat(Refusal.code(() -> scene.start(anna, "book"))).isEqualTo(ErrorCode.DOWNLOAD_LIMIT);
        assertThat(Refusal.code(() -> scene.downloads.start(anna, second, "book", ADDRESS)))
                .isEqualTo(ErrorCode.DOWNLOAD_PERIOD_OVER);
        assertThat(kinds()).filteredOn("DOWNLOADS_GRANTED"::equals).hasSize(3);
    }

    @Test
    @DisplayName("a grant says how much, within reason, of a file that there is")
    void refusesGrants() {
        assertThat(Refusal.violations(() -> scene.administration.grant(TestPortal.STAFF, ORDER, "book", null, null)))
                .containsExactly("more REQUIRED");
        assertThat(Refusal.violations(() -> scene.administration.grant(TestPortal.STAFF, ORDER, "book", 0, null)))
                .containsExactly("more OUT_OF_RANGE");
        assertThat(Refusal.violations(() -> scene.administration.grant(TestPortal.STAFF, ORDER, "book", 1, 36_501)))
                .containsExactly("days OUT_OF_RANGE");
        assertThat(Refusal.code(() -> scene.administration.grant(TestPortal.STAFF, ORDER, "none", 1, null)))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("BB-33 BB-35 PDFs are stamped as the merchant wanted when the download began, other files never")
    void stamps() throws IOException {
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DENY));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Buch");
        String token = scene.start(anna, "pdf");
        scene.save(DownloadScene.marking("Später", EncryptedPdfs.DENY));

        String stamped = "%PDF-1.7 Buch|Kauf|Max Mustermann|B-1|2014-06-05";
        assertThat(scene.fetch(token)).isEqualTo(stamped);
        assertThat(scene.fetch(token)).isEqualTo(stamped);
        assertThat(scene.stampings).hasValue(1);
        assertThat(scene.fetch(scene.start(anna, "book"))).isEqualTo(TEXT);
        scene.save(settings(null, null));
        assertThat(scene.fetch(scene.start(anna, "pdf"))).isEqualTo("%PDF-1.7 Buch");
        assertThat(scene.fetch(token)).isEqualTo(stamped);
        assertThat(scene.file(anna, "pdf").active()).isNull();
    }

    @Test
    @DisplayName("another node, and one that has started again, stamp the same bytes for the rest of a download")
    void stampsAgain() throws IOException {
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DENY));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Buch");
        String token = scene.start(anna, "pdf");
        String tag;
        try (Delivery delivery = scene.deliveries.open(token)) {
            tag = delivery.tag();
            assertThat(DownloadScene.fetch(delivery, 0, 10)).isEqualTo("%PDF-1.7 B");
        }
        try (DownloadScene other = new DownloadScene(new TestPortal(database, folder), shelf);
                Delivery delivery = other.deliveries.open(token)) {
            assertThat(delivery.tag()).isEqualTo(tag);
            assertThat(DownloadScene.fetch(delivery, 10, delivery.size() - 10))
                    .isEqualTo("uch|Kauf|Max Mustermann|B-1|2014-06-05");
        }
    }

    @Test
    @DisplayName("what has no tag is stamped once for each download, however many parts are asked for")
    void stampsOnceWithoutTag() throws IOException {
        shelf.tagless = true;
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DENY));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Buch");
        String token = scene.start(anna, "pdf");

        scene.fetch(token);
        for (int part = 0; part < 5; part++) {
            scene.deliveries.open(token).close();
        }
        assertThat(scene.stampings).hasValue(1);
        scene.fetch(scene.start(anna, "pdf"));
        assertThat(scene.stampings).hasValue(2);
    }

    @Test
    @DisplayName("a disk that fails while stamping is no reason to refuse a file for ever")
    void diskFails() {
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 FULL_DISK");
        String token = scene.start(anna, "pdf");
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.DOWNLOAD_BUSY);
    }

    @Test
    @DisplayName("the cache makes room, but never for what is being read")
    void makesRoom() throws IOException {
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DENY));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 " + "x".repeat(700));
        scene.link("EBOOK-1", "pdf2", "%PDF-1.7 " + "y".repeat(700));
        try (Delivery first = scene.deliveries.open(scene.start(anna, "pdf"))) {
            scene.fetch(scene.start(anna, "pdf2"));
            assertThat(DownloadScene.fetch(first, 9, 3)).isEqualTo("xxx");
        }
        scene.stamped.clean();
        portal.clock.advance(Duration.ofHours(25));
        scene.stamped.clean();
        try (var left = java.nio.file.Files.list(folder.resolve("cache/downloads"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STAMPABLE,   DENY,               STAMPED",
        "STAMPABLE,   DELIVER_UNSTAMPED,  STAMPED",
        "STAMPABLE,   DECRYPT,            STAMPED",
        "DECRYPTABLE, DENY,               REFUSED",
        "DECRYPTABLE, DELIVER_UNSTAMPED,  AS_IT_IS",
        "DECRYPTABLE, DECRYPT,            STAMPED",
        "ENCRYPTED,   DENY,               REFUSED",
        "ENCRYPTED,   DELIVER_UNSTAMPED,  AS_IT_IS",
        "ENCRYPTED,   DECRYPT,            REFUSED",
        "DAMAGED,     DENY,               REFUSED",
        "DAMAGED,     DELIVER_UNSTAMPED,  AS_IT_IS",
        "DAMAGED,     DECRYPT,            AS_IT_IS"
    })
    @DisplayName(
            "BB-35 a PDF that cannot be stamped as it is is refused before anything is counted, or delivered as it is")
    void unstampable(String verdict, EncryptedPdfs encrypted, StampRule rule) throws IOException {
        scene.save(DownloadScene.marking("Kauf", encrypted));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 " + verdict);

        if (rule == StampRule.REFUSED) {
            assertThat(scene.file(anna, "pdf").outcome()).isEqualTo(Outcome.FILE_NOT_STAMPABLE);
            assertThat(Refusal.code(() -> scene.start(anna, "pdf"))).isEqualTo(ErrorCode.FILE_NOT_STAMPABLE);
        } else {
            assertThat(scene.fetch(scene.start(anna, "pdf")).contains("|Kauf|")).isEqualTo(rule == StampRule.STAMPED);
        }
        scene.save(new FileSettings(true, null, null, false, "x", Watermark.NONE, encrypted));
        assertThat(scene.fetch(scene.start(anna, "pdf"))).isEqualTo("%PDF-1.7 " + verdict);
    }

    @Test
    @DisplayName("a PDF that was replaced is looked at again before it is stamped")
    void looksAgain() throws IOException {
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DENY));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Buch");
        String token = scene.start(anna, "pdf");
        shelf.files.put("EBOOK-1/pdf", "%PDF-1.7 ENCRYPTED".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Refusal.code(() -> scene.start(anna, "pdf"))).isEqualTo(ErrorCode.FILE_NOT_STAMPABLE);
        shelf.files.put("EBOOK-1/pdf", "%PDF-1.7 HOSTILE".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.FILE_NOT_STAMPABLE);
        shelf.files.put("EBOOK-1/pdf", "%PDF-1.7 Neu".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Neu");
        assertThat(scene.fetch(scene.start(anna, "pdf"))).startsWith("%PDF-1.7 Neu|Kauf|");
    }

    private void replace(String content) {
        shelf.files.put("EBOOK-1/pdf", content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("a PDF that was replaced while there was no watermark is looked at before it gets one")
    void looksAtWhatNobodyHasLookedAt() throws IOException {
        scene.link("EBOOK-1", "pdf", "%PDF-1.7 Buch");
        replace("%PDF-1.7 HOSTILE");
        assertThat(scene.fetch(scene.start(anna, "pdf"))).isEqualTo("%PDF-1.7 HOSTILE");
        assertThat(scene.file(anna, "pdf").size()).isEqualTo(16);
        assertThat(scene.articleAdministration
                        .get(new ArticleNumber("EBOOK-1"))
                        .files()
                        .get(1)
                        .pdf())
                .isEqualTo(PdfVerdict.UNJUDGED);

        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED));
        assertThat(scene.file(anna, "pdf").outcome()).isEqualTo(Outcome.AVAILABLE);
        assertThat(Refusal.code(() -> scene.start(anna, "pdf"))).isEqualTo(ErrorCode.FILE_NOT_STAMPABLE);
        replace("%PDF-1.7 Neu");
        assertThat(scene.fetch(scene.start(anna, "pdf"))).startsWith("%PDF-1.7 Neu|Kauf|");
    }

    @Test
    @DisplayName("a file replaced after its download was counted is not delivered unmarked where a watermark is on now")
    void replacedAfterTheCount() throws IOException {
        scene.link("EBOOK-1", "pdf", "Ein Text.");
        String token = scene.start(anna, "pdf");
        scene.save(DownloadScene.marking("Kauf", EncryptedPdfs.DELIVER_UNSTAMPED));
        assertThat(scene.fetch(token)).isEqualTo("Ein Text.");

        for (String replacement : List.of("%PDF-1.7 Neu", "%PDF-1.7 HOSTILE")) {
            replace(replacement);
            assertThat(Refusal.code(() -> scene.deliveries.open(token))).isEqualTo(ErrorCode.FILE_NOT_STAMPABLE);
        }
        replace("%PDF-1.7 ENCRYPTED");
        assertThat(scene.fetch(token)).isEqualTo("%PDF-1.7 ENCRYPTED");
        replace("Ein anderer Text.");
        assertThat(scene.fetch(token)).isEqualTo("Ein anderer Text.");
    }

    @Test
    @DisplayName("30 days after it has expired a download has forgotten what it delivered, but not that it did")
    void forgets() {
        scene.start(anna, "book");
        DownloadPurge purge = new DownloadPurge(portal.tx, portal.home);
        try {
            portal.clock.advance(Duration.ofDays(31).minusMillis(1));
            assertThat(purge.purge()).isZero();
            portal.clock.advance(Duration.ofMillis(1));
            assertThat(purge.purge()).isOne();
            assertThat(scene.administration.list(ORDER, PageRequest.first()).items())
                    .hasSize(1);
        } finally {
            purge.close();
        }
    }
}
