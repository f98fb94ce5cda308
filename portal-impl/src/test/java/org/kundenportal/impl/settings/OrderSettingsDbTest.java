package org.kundenportal.impl.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.impl.Refusal;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.persistence.DatabaseTest;
import org.kundenportal.impl.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.impl.TestPortal.STAFF;

@DatabaseTest
class OrderSettingsDbTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private TestPortal portal;

    OrderSettingsDbTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aPortal() {
        portal = new TestPortal(database, folder);
    }

    @Test
    @DisplayName("BB-02 BB-39 at first nothing is allowed, and positions are 10 mm")
    void initially() {
        assertThat(portal.settings.invoices())
                .isEqualTo(
                        new Stored<>(new InvoiceSettings(false, false, null, "RE-{yyyy}-{seq:5}", null), null, null));
        FileSettings files = portal.settings.files().value();
        assertThat(files.downloadAllowed()).isFalse();
        assertThat(files.waiverRequired()).isFalse();
        assertThat(files.downloadsPerFile()).isNull();
        assertThat(files.downloadDays()).isNull();
        assertThat(files.waiverText()).as("BB-31").isNotBlank();
        assertThat(files.watermark())
                .isEqualTo(new Watermark("", BigDecimal.valueOf(11), BigDecimal.TEN, BigDecimal.TEN));
    }

    @Test
    @DisplayName(
            "BB-11 BB-13 BB-17 settings of invoices come back as they were saved, and the timeline says what changed")
    void invoicesComeBack() {
        InvoiceSettings settings = new InvoiceSettings(true, true, 0, "{yy}/{seq}", 36_500);

        assertThat(portal.settings.saveInvoices(STAFF, settings))
                .isEqualTo(new Stored<>(settings, portal.clock.instant(), "anna"));
        assertThat(portal.settings.invoices()).isEqualTo(new Stored<>(settings, portal.clock.instant(), "anna"));

        TimelineEvent event =
                portal.timeline.list(null, null, PageRequest.first()).items().get(0);
        assertThat(event.kind()).isEqualTo("SETTINGS_CHANGED");
        assertThat(event.details()).containsEntry("setting", "invoices");
        assertThat(event.changes())
                .extracting(change -> change.field())
                .contains("downloadAllowed", "createAutomatically", "downloadDays", "numberPattern", "paymentDays");
    }

    @Test
    @DisplayName("BB-23 BB-24 BB-26 BB-29 BB-31 BB-33 BB-40 settings of files come back as they were saved")
    void filesComeBack() {
        FileSettings settings = new FileSettings(
                true,
                1_000_000,
                36_500,
                true,
                "Ich verzichte.\nWirklich.",
                watermark("Kauf {OrderNumber} vom {OrderDate} - {UserName}", "11.5", "0", "5080"),
                EncryptedPdfs.DECRYPT);

        portal.settings.saveFiles(STAFF, settings);

        assertThat(portal.settings.files().value()).isEqualTo(settings);
    }

    @Test
    @DisplayName("Texts lose the blanks around them, and numbers the zeros behind them")
    void textsAreTidied() {
        FileSettings saved = portal.settings
                .saveFiles(
                        STAFF,
                        new FileSettings(
                                true,
                                null,
                                null,
                                false,
                                "  \n",
                                watermark(" a ", "11.0", "10.00", "10"),
                                EncryptedPdfs.DENY))
                .value();

        assertThat(saved.waiverText()).isEmpty();
        assertThat(saved.watermark()).isEqualTo(watermark("a", "11", "10", "10"));
    }

    @Test
    void invoicesAreCheckedFieldByField() {
        assertThat(Refusal.violations(
                        () -> portal.settings.saveInvoices(STAFF, new InvoiceSettings(true, true, -1, "RE", 36_501))))
                .containsExactlyInAnyOrder(
                        "downloadDays OUT_OF_RANGE", "paymentDays OUT_OF_RANGE", "numberPattern INVALID_PATTERN");
        assertThat(portal.settings.invoices().changedAt()).isNull();
    }

    @Test
    void filesAreCheckedFieldByField() {
        assertThat(Refusal.violations(() -> portal.settings.saveFiles(
                        STAFF,
                        new FileSettings(
                                true,
                                0,
                                -1,
                                true,
                                " ",
                                watermark("a\nb", "0.99", "-0.01", "5080.01"),
                                EncryptedPdfs.DENY))))
                .containsExactlyInAnyOrder(
                        "downloadsPerFile OUT_OF_RANGE",
                        "downloadDays OUT_OF_RANGE",
                        "waiverText REQUIRED",
                        "watermark.text INVALID_CHARACTER",
                        "watermark.fontSizePt OUT_OF_RANGE",
                        "watermark.leftMm OUT_OF_RANGE",
                        "watermark.bottomMm OUT_OF_RANGE");
        assertThat(Refusal.violations(() -> portal.settings.saveFiles(
                        STAFF,
                        new FileSettings(
                                true,
                                1_000_001,
                                36_501,
                                false,
                                "x".repeat(4_000) + "\0",
                                watermark("x".repeat(501), "11.001", "0.125", "500.005"),
                                EncryptedPdfs.DENY))))
                .containsExactlyInAnyOrder(
                        "downloadsPerFile OUT_OF_RANGE",
                        "downloadDays OUT_OF_RANGE",
                        "waiverText TOO_LONG",
                        "waiverText INVALID_CHARACTER",
                        "watermark.text TOO_LONG",
                        "watermark.fontSizePt TOO_MANY_DECIMALS",
                        "watermark.leftMm TOO_MANY_DECIMALS",
                        "watermark.bottomMm TOO_MANY_DECIMALS");
        assertThat(portal.settings.files().changedAt()).isNull();
    }

    @Test
    @DisplayName("BB-34 ruling 7 a watermark names buyer, order and its date; another placeholder is refused")
    void watermarksHaveThreePlaceholders() {
        for (String text : List.of("{Platform}", "a {username} b", "{OrderDate}{Nonsense}", "{Größe}", "{User_Name}")) {
            assertThat(Refusal.violations(() -> portal.settings.saveFiles(STAFF, marked(text))))
                    .as(text)
                    .containsExactly("watermark.text UNKNOWN_PLACEHOLDER");
        }
        for (String text : List.of("{UserName}{OrderNumber}{OrderDate}", "{}", "{ x }", "{a: b}", "a { b } c", "")) {
            assertThat(portal.settings
                            .saveFiles(STAFF, marked(text))
                            .value()
                            .watermark()
                            .text())
                    .isEqualTo(text);
        }
    }

    @Test
    @DisplayName(
            "BB-07 ruling 7 a greeting with a placeholder that does not exist is refused; braces of its text are not")
    void greetingsHaveThreePlaceholders() {
        for (String html : List.of("<p>{Nonsense}</p>", "{username}", "&#123;Größe&#125;")) {
            assertThat(Refusal.violations(() -> portal.settings.saveAppearance(STAFF, greeted(html))))
                    .as(html)
                    .containsExactly("greeting.html UNKNOWN_PLACEHOLDER");
        }
        for (String html : List.of(
                "<p>{UserName} {OrderNumber} {Platform}</p>",
                "<p>p { color: red } {} { x } {{</p>",
                "<style>p{color}</style><script>if(a){b}</script>")) {
            portal.settings.saveAppearance(STAFF, greeted(html));
        }
    }

    private static FileSettings marked(String text) {
        return new FileSettings(true, null, null, false, "", watermark(text, "11", "10", "10"), EncryptedPdfs.DENY);
    }

    private static Watermark watermark(String text, String size, String left, String bottom) {
        return new Watermark(text, new BigDecimal(size), new BigDecimal(left), new BigDecimal(bottom));
    }

    private Appearance greeted(String html) {
        Appearance now = portal.settings.appearance().value();
        return new Appearance(
                now.company(),
                now.logo(),
                now.banner(),
                now.accentColor(),
                html,
                now.defaultLanguage(),
                now.timeZone(),
                now.tileServer());
    }
}
