package org.kundenportal.impl.settings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.Images;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Intercepted;
import org.kundenportal.impl.Parallel;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class SettingsDbTest {

    private static final Company COMPANY = new Company(
            "Muster GmbH",
            "Weg 1",
            "20095",
            "Hamburg",
            "DE",
            "info@muster.example",
            "+49 40 1",
            "DE123456789",
            "DE02120300000000202051");
    private static final Release INVOICES =
            new Release(EnumSet.of(DocumentType.INVOICE), EnumSet.of(DocumentAction.VIEW));

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    SettingsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    @Test
    @DisplayName("BM-05 at first nothing is released, new customers have no access, and nobody has saved anything")
    void initially() {
        assertThat(portal.settings.release()).isEqualTo(new Stored<>(new Release(Set.of(), Set.of()), null, null));
        assertThat(portal.settings.access())
                .isEqualTo(new Stored<>(
                        new AccessPreset(false, EnumSet.allOf(LoginMethod.class), UnknownEmail.ERROR), null, null));
        assertThat(portal.settings.appearance().value().defaultLanguage()).isEqualTo("de");
        assertThat(portal.settings.appearance().changedAt()).isNull();
        assertThat(portal.branding.appearance().greeting()).isNotBlank();
    }

    @Test
    @DisplayName("BM-03 BM-04 BM-06 what is saved is read back, with who saved it and when")
    void comesBackAsSaved() {
        Stored<Release> release = new Stored<>(INVOICES, portal.clock.instant(), "anna");
        assertThat(portal.settings.saveRelease(STAFF, INVOICES)).isEqualTo(release);
        assertThat(portal.settings.release()).isEqualTo(release);
        Release everything = new Release(EnumSet.allOf(DocumentType.class), EnumSet.allOf(DocumentAction.class));
        portal.settings.saveRelease(STAFF, everything);
        assertThat(portal.settings.release().value()).isEqualTo(everything);
        AccessPreset access = new AccessPreset(true, Set.of(), UnknownEmail.NEUTRAL);
        portal.settings.saveAccess(STAFF, access);
        assertThat(portal.settings.access().value()).isEqualTo(access);
        Appearance appearance = appearance("#AbCdEf", "<p>Grüße, {UserName}</p>", "https://t.example/{z}/{x}/{y}.png");
        portal.settings.saveAppearance(STAFF, appearance);
        assertThat(portal.settings.appearance().value())
                .isEqualTo(appearance("#abcdef", appearance.greeting(), appearance.tileServer()));
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .extracting(TimelineEvent::kind, event -> event.details().get("setting"))
                .contains(
                        org.assertj.core.groups.Tuple.tuple("SETTINGS_CHANGED", "release"),
                        org.assertj.core.groups.Tuple.tuple("SETTINGS_CHANGED", "appearance"));
    }

    @Test
    @DisplayName("what another node saved counts after a second, what this node saved at once")
    void otherNodesFollowWithinASecond() {
        TestPortal other = new TestPortal(database, folder);
        assertThat(other.branding.release().types()).isEmpty();
        assertThat(portal.branding.release().types()).isEmpty();

        portal.settings.saveRelease(STAFF, INVOICES);

        assertThat(portal.branding.release()).isEqualTo(INVOICES);
        assertThat(other.branding.release().types()).as("remembered").isEmpty();
        assertThat(other.settings.release().value()).as("never remembered").isEqualTo(INVOICES);
        other.clock.advance(Duration.ofSeconds(1));
        assertThat(other.branding.release()).isEqualTo(INVOICES);
    }

    @Test
    @DisplayName("what was saved while another request read the setting counts at once, too")
    void aReaderUnderWayDoesNotBringBackTheOldValue() {
        EntityManagerFactory real = database.entityManagerFactory();
        Runnable[] atEnd = {() -> {}};
        EntityManagerFactory slow = Intercepted.after(
                "createEntityManager",
                EntityManagerFactory.class,
                real,
                result -> Intercepted.after("close", EntityManager.class, (EntityManager) result, nothing -> {
                    Runnable once = atEnd[0];
                    atEnd[0] = () -> {};
                    once.run();
                    return nothing;
                }));
        SettingRows rows = new SettingRows(new Tx(slow), portal.events, portal.home);
        // once the row was read, and before it is remembered, another thread saves and asks
        Thread[] saver = {null};
        atEnd[0] = () -> {
            saver[0] = new Thread(() -> rows.save(STAFF, Setting.RELEASE, INVOICES));
            saver[0].start();
            awaitSavedOrWaiting(saver[0]);
        };

        rows.get(Setting.RELEASE);
        join(saver[0]);

        assertThat(rows.get(Setting.RELEASE)).isEqualTo(INVOICES);
    }

    @Test
    @DisplayName("while the database does not answer, nobody waits for the turn of another who asks it")
    void readersDoNotQueue() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        EntityManagerFactory slow = Intercepted.after(
                "createEntityManager", EntityManagerFactory.class, database.entityManagerFactory(), result -> {
                    meet(both);
                    return result;
                });
        SettingRows rows = new SettingRows(new Tx(slow), portal.events, portal.home);

        assertThat(Parallel.calls(2, number -> rows.get(Setting.RELEASE)))
                .extracting(Parallel.Result::value)
                .containsOnly(Setting.RELEASE.initially());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other has not come", e);
        }
    }

    private void awaitSavedOrWaiting(Thread saver) {
        while (saver.isAlive() && !isSaved()) {
            Thread.onSpinWait();
        }
        // committed: what is left to the saver is to forget the old value, for which it may have to wait for the reader
        while (saver.isAlive()
                && saver.getState() != Thread.State.BLOCKED
                && saver.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private boolean isSaved() {
        try {
            return database.count("setting") > 0;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void appearancesAreCheckedFieldByField() {
        Appearance wrong = new Appearance(
                null, "nope", "\u0000", "red", "x".repeat(20_001), "german", null, "http://tiles.example/{z}");

        assertThat(Refusal.violations(() -> portal.settings.saveAppearance(STAFF, wrong)))
                .containsExactlyInAnyOrder(
                        "company REQUIRED",
                        "logo UNKNOWN_IMAGE",
                        "banner UNKNOWN_IMAGE",
                        "accentColor INVALID_COLOR",
                        "greeting.html TOO_LONG",
                        "defaultLanguage INVALID_VALUE",
                        "timeZone REQUIRED",
                        "tileServer INVALID_URL");
        assertThat(portal.settings.appearance().changedAt()).isNull();
        for (String color : new String[] {null, "", "#fff", "#0a6b74;", "#0a6b7g", "url(x)", "#0a6b74\n"}) {
            assertThat(Refusal.violations(() -> portal.settings.saveAppearance(STAFF, appearance(color, null, null))))
                    .containsExactly("accentColor INVALID_COLOR");
        }
        for (String address : List.of("javascript:alert(1)", "//tiles.example", "https:///x", "", " ")) {
            assertThat(Refusal.violations(
                            () -> portal.settings.saveAppearance(STAFF, appearance("#000000", null, address))))
                    .as(address)
                    .containsExactly("tileServer INVALID_URL");
        }
    }

    @Test
    @DisplayName("BB-10 a greeting is sanitised when it is saved, when it is shown, and in the preview")
    void greetingsAreSanitised() {
        String html = "<p onclick=\"x()\">Hallo {UserName}</p><script>alert(1)</script>";

        assertThat(portal.settings.previewGreeting(html)).isEqualTo("<p>Hallo Max Mustermann</p>");
        assertThat(Refusal.violations(() -> portal.settings.previewGreeting("x".repeat(20_001))))
                .containsExactly("greeting.html TOO_LONG");
        assertThat(portal.settings
                        .saveAppearance(STAFF, appearance("#000000", html, null))
                        .value()
                        .greeting())
                .isEqualTo("<p>Hallo {UserName}</p>");
        portal.releaseAll();
        assertThat(portal.branding.greeting(portal.customer("1"))).isEqualTo("<p>Hallo Firma 1</p>");
    }

    @Test
    @DisplayName("BB-05 an uploaded picture can be chosen as logo, and cannot be deleted while it is shown")
    void picturesInUseStay() throws IOException {
        Image logo = portal.images.upload(STAFF, "logo.png", picture(4, 3));
        Image banner = portal.images.upload(STAFF, "banner.png", picture(5, 3));
        Appearance plain = appearance("#000000", null, null);
        portal.settings.saveAppearance(STAFF, with(plain, logo.id(), banner.id()));

        assertThat(Refusal.code(() -> portal.images.delete(STAFF, logo.id()))).isEqualTo(ErrorCode.IMAGE_IN_USE);
        assertThat(Refusal.code(() -> portal.images.delete(STAFF, banner.id()))).isEqualTo(ErrorCode.IMAGE_IN_USE);
        portal.settings.saveAppearance(STAFF, with(plain, null, banner.id()));
        portal.images.delete(STAFF, logo.id());

        assertThat(portal.images.list()).containsExactly(banner);
        assertThat(Refusal.code(() -> portal.images.content(logo.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.images.delete(STAFF, logo.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.violations(() -> portal.settings.saveAppearance(STAFF, with(plain, logo.id(), null))))
                .containsExactly("logo UNKNOWN_IMAGE");
    }

    @Test
    @DisplayName("BB-04 pictures are listed and come back as they were encoded")
    void picturesComeBack() throws IOException {
        Image image = portal.images.upload(STAFF, "../a/logo\n.png", picture(4, 3));

        assertThat(image.name()).isEqualTo("..alogo.png");
        assertThat(image.width()).isEqualTo(4);
        DocumentFile file = portal.images.content(image.id());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.content().writeTo(bytes);
        assertThat(bytes.size()).isEqualTo((int) file.size());
        assertThat(bytes.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(file.mediaType()).isEqualTo("image/png");
    }

    @Test
    void theSamePictureIsOneUnderItsFirstName() throws IOException {
        Image first = portal.images.upload(STAFF, "logo.png", picture(4, 3));
        Image again = portal.images.upload(STAFF, "other.png", picture(4, 3));

        assertThat(again).isEqualTo(first);
        assertThat(portal.images.list()).containsExactly(first);
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .hasSize(1);
    }

    @Test
    void picturesNeedNoName() throws IOException {
        assertThat(portal.images.upload(STAFF, null, picture(1, 1)).name()).isNotBlank();
        assertThat(portal.images.upload(STAFF, " \n/ ", picture(1, 2)).name()).isNotBlank();
        assertThat(portal.images.upload(STAFF, "x".repeat(1_000), picture(1, 3)).name())
                .hasSize(255);
    }

    @Test
    void whatIsNoPictureLeavesNothing() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

        assertThat(Refusal.code(() -> portal.images.upload(STAFF, "logo.svg", svg)))
                .isEqualTo(ErrorCode.NOT_AN_IMAGE);
        assertThat(Refusal.code(() -> portal.images.upload(STAFF, "x", new byte[Images.MAX_FILE_SIZE + 1])))
                .isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(portal.images.list()).isEmpty();
        assertThat(folder.resolve("files")).doesNotExist();
    }

    @Test
    void idsThatNoPictureHasAreNotFound() {
        for (String id : List.of("", "x", "\u0000", "../portal.key", "0".repeat(32), "x".repeat(10_000))) {
            assertThat(Refusal.code(() -> portal.images.content(id))).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(Refusal.code(() -> portal.images.delete(STAFF, id))).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    private static Appearance appearance(String color, String greeting, String tileServer) {
        return new Appearance(
                COMPANY,
                null,
                null,
                color,
                greeting == null ? "" : greeting,
                "en",
                ZoneId.of("Europe/Vienna"),
                tileServer);
    }

    private static Appearance with(Appearance appearance, String logo, String banner) {
        return new Appearance(
                appearance.company(),
                logo,
                banner,
                appearance.accentColor(),
                appearance.greeting(),
                appearance.defaultLanguage(),
                appearance.timeZone(),
                appearance.tileServer());
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
