package org.kundenportal.impl.mail;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.mail.MailPreview;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.MailTextVariant;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class MailSetupDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    MailSetupDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    private static MailSettings settings(String host, String user) {
        return new MailSettings(
                host, 587, MailSecurity.STARTTLS, user, false, "post@muster.example", "Muster", null, null);
    }

    @Test
    @DisplayName("a password is kept sealed, never given out, and never sent to another host or as another user")
    void password() throws Exception {
        portal.mailSetup.saveSettings(STAFF, settings("smtp.example", "portal"), "geheim-123");

        assertThat(portal.mailSetup.settings().value().passwordSet()).isTrue();
        assertThat(portal.mailSetup.settings().changedBy()).isEqualTo("anna");
        assertThat(portal.mailSetup.settings().toString()).doesNotContain("geheim-123");
        assertThat(database.dump()).noneMatch(line -> line.contains("geheim-123"));
        assertThat(portal.mailSetup
                        .saveSettings(STAFF, settings("smtp.example", "portal"), null)
                        .value()
                        .passwordSet())
                .as("kept")
                .isTrue();
        assertThat(Refusal.violations(
                        () -> portal.mailSetup.saveSettings(STAFF, settings("evil.example", "portal"), null)))
                .containsExactly("password REQUIRED");
        assertThat(Refusal.violations(
                        () -> portal.mailSetup.saveSettings(STAFF, settings("smtp.example", "other"), null)))
                .containsExactly("password REQUIRED");
        assertThat(portal.mailSetup
                        .saveSettings(STAFF, settings("smtp.example", "portal"), "")
                        .value()
                        .passwordSet())
                .as("removed")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp.example", "127.0.0.1", "::1", "smtp-1.bücher.example", "mailhost"})
    void takesHosts(String host) {
        portal.mailSetup.saveSettings(STAFF, settings(host, null), null);

        assertThat(portal.mails.status().configured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"smtp example", "-smtp", "http://smtp.example", "smtp.example:25", "a\r\nb", "[::1]", "a/b"})
    void refusesHosts(String host) {
        assertThat(Refusal.violations(() -> portal.mailSetup.saveSettings(STAFF, settings(host, null), null)))
                .containsExactly("host INVALID_HOST");
    }

    @Test
    void namesAllThatIsWrong() {
        MailSettings wrong =
                new MailSettings("x", 0, MailSecurity.TLS, null, false, null, null, "a@b.c, d@e.f", "nobody");

        assertThat(Refusal.violations(() -> portal.mailSetup.saveSettings(STAFF, wrong, null)))
                .containsExactly(
                        "port OUT_OF_RANGE",
                        "fromAddress REQUIRED",
                        "staffAddress INVALID_EMAIL",
                        "replyTo INVALID_EMAIL");
    }

    @ParameterizedTest
    @CsvSource({"'a@b.c,d@e.f',INVALID_EMAIL", ",REQUIRED"})
    void testsGoToOneAddress(String to, String code) {
        assertThat(Refusal.violations(() -> portal.mailSetup.sendTest(to))).containsExactly("to " + code);
        assertThat(portal.mailSetup.sendTest("max@kunde.example").kind()).isEqualTo("TEST");
    }

    @Test
    @DisplayName("the merchant's own text counts until it is reset; the former and the latter are on the timeline")
    void ownTexts() {
        MailText own = new MailText("Hallo von [Company.name]", "Nur ein Test.");
        MailTextVariant saved = portal.mailTexts.save(STAFF, "TEST", "de", own);
        assertThat(saved.own()).isEqualTo(own);
        assertThat(portal.mailSetup.sendTest("max@kunde.example").subject()).isEqualTo("Hallo von");

        portal.mailTexts.reset(STAFF, "TEST", "de");
        portal.mailTexts.reset(STAFF, "TEST", "de");

        assertThat(portal.mailSetup.sendTest("max@kunde.example").subject()).isEqualTo("Probemail des Kundenportals");
        assertThat(portal.timeline.list(null, null, PageRequest.first()).items())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.details())
                        .containsEntry("setting", "mail_text")
                        .containsEntry("language", "de"));
        assertThat(portal.mailTexts.list()).hasSize(MailKind.values().length).allSatisfy(text -> assertThat(
                        text.variants())
                .extracting(MailTextVariant::language)
                .containsExactly("de", "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Comment.text]", "[Client.Name]", "[client.name]", "a [Foo.bar] b", "[[Company.nam]]"})
    @DisplayName("a placeholder that the mail does not have is named when the text is saved")
    void unknownPlaceholders(String text) {
        assertThat(Refusal.violations(() -> portal.mailTexts.save(STAFF, "TEST", "de", new MailText(text, text))))
                .containsExactly("subject UNKNOWN_PLACEHOLDER", "text UNKNOWN_PLACEHOLDER");
    }

    @Test
    void checksTexts() {
        assertThat(Refusal.violations(() -> portal.mailTexts.save(STAFF, "TEST", "de", new MailText(" ", null))))
                .containsExactly("subject REQUIRED", "text REQUIRED");
        assertThat(Refusal.violations(() ->
                        portal.mailTexts.save(STAFF, "TEST", "de", new MailText("x".repeat(256), "x".repeat(20_001)))))
                .containsExactly("subject TOO_LONG", "text TOO_LONG");
        assertThat(Refusal.code(() -> portal.mailTexts.save(STAFF, "TEST", "fr", new MailText("a", "b"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(Refusal.code(() -> portal.mailTexts.reset(STAFF, "NONE", "de")))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(portal.mailTexts.save(STAFF, "TEST", "de", new MailText("[x] [1.2] [siehe oben]", "b")))
                .as("other text in brackets is text")
                .isNotNull();
    }

    @Test
    void previewsWithExamples() {
        MailPreview preview = portal.mailTexts.preview(
                "COMMENT_FOR_CUSTOMER",
                "de",
                new MailText("[Document.name]", "<b>[Comment.author]</b>\n[Document.customerportal_url]"));

        assertThat(preview.subject()).isEqualTo("Rechnung RE-2026-0042");
        assertThat(preview.text()).contains("<b>Max Mustermann</b>").contains("https://portal.example/portal/d/");
        assertThat(preview.html()).contains("&lt;b&gt;Max Mustermann&lt;/b&gt;").contains(">Im Portal öffnen</a>");
    }
}
