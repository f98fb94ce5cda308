package org.kundenportal.web.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kundenportal.api.customers.EditPolicy;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileGroup;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.web.json.Checks;
import org.kundenportal.web.json.Decimal;
import org.kundenportal.web.problems.ProblemTexts;

/** Settings on the wire. Who changed one and when is part of each answer, and ignored where it is sent back. */
public final class SettingsJson {

    private static final int MAX_LINE = 200;
    private static final int MAX_HTML = 50_000;
    private static final int MAX_LIST = 50;
    private static final int USUAL_DECIMALS = 2;
    private static final int MOST_DECIMALS = 3;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private SettingsJson() {}

    /** What everybody may know. */
    public record BrandingJson(
            BrandingCompany company,
            String logo,
            String banner,
            String accentColor,
            List<String> languages,
            String defaultLanguage,
            ZoneId timeZone,
            List<String> loginMethods) {

        static BrandingJson of(Appearance appearance, AccessPreset access) {
            return new BrandingJson(
                    BrandingCompany.of(appearance.company()),
                    imageUrl(appearance.logo()),
                    imageUrl(appearance.banner()),
                    appearance.accentColor(),
                    ProblemTexts.languages(),
                    appearance.defaultLanguage(),
                    appearance.timeZone(),
                    names(access.loginMethods()));
        }

        private static String imageUrl(String id) {
            return id == null ? null : "/portal/api/v1/images/" + id;
        }
    }

    /** The merchant, without bank account. */
    public record BrandingCompany(
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            String email,
            String phone,
            String vatId) {

        private static BrandingCompany of(Company company) {
            return new BrandingCompany(
                    company.name(),
                    company.street(),
                    company.postalCode(),
                    company.city(),
                    company.country(),
                    company.email(),
                    company.phone(),
                    company.vatId());
        }
    }

    /** Released types and actions. */
    public record ReleaseJson(List<String> types, List<String> actions, String changedAt, String changedBy) {

        static ReleaseJson of(Stored<Release> stored) {
            Release release = stored.value();
            return new ReleaseJson(
                    names(release.types()), names(release.actions()), text(stored.changedAt()), stored.changedBy());
        }

        Release toRelease() {
            Checks checks = new Checks();
            Set<DocumentType> released = checks.choices(
                    "types", checks.list("types", checks.required("types", types), MAX_LIST), DocumentType.class);
            Set<DocumentAction> allowed = checks.choices(
                    "actions",
                    checks.list("actions", checks.required("actions", actions), MAX_LIST),
                    DocumentAction.class);
            return checks.then(() -> new Release(released, allowed));
        }
    }

    /** What customers may change of their master data: for each part DIRECT, APPROVAL or READ_ONLY. */
    public record MasterDataJson(
            String name,
            String contact,
            String email,
            String phone,
            String address,
            String bankAccount,
            String taxDetails,
            String language,
            String changedAt,
            String changedBy) {

        static MasterDataJson of(Stored<MasterDataPolicy> stored) {
            Map<ProfileGroup, EditPolicy> groups = stored.value().groups();
            return new MasterDataJson(
                    groups.get(ProfileGroup.NAME).name(),
                    groups.get(ProfileGroup.CONTACT).name(),
                    groups.get(ProfileGroup.EMAIL).name(),
                    groups.get(ProfileGroup.PHONE).name(),
                    groups.get(ProfileGroup.ADDRESS).name(),
                    groups.get(ProfileGroup.BANK_ACCOUNT).name(),
                    groups.get(ProfileGroup.TAX_DETAILS).name(),
                    groups.get(ProfileGroup.LANGUAGE).name(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }

        MasterDataPolicy toPolicy() {
            Checks checks = new Checks();
            Map<ProfileGroup, EditPolicy> groups = new EnumMap<>(ProfileGroup.class);
            put(groups, checks, ProfileGroup.NAME, name);
            put(groups, checks, ProfileGroup.CONTACT, contact);
            put(groups, checks, ProfileGroup.EMAIL, email);
            put(groups, checks, ProfileGroup.PHONE, phone);
            put(groups, checks, ProfileGroup.ADDRESS, address);
            put(groups, checks, ProfileGroup.BANK_ACCOUNT, bankAccount);
            put(groups, checks, ProfileGroup.TAX_DETAILS, taxDetails);
            put(groups, checks, ProfileGroup.LANGUAGE, language);
            return checks.then(() -> new MasterDataPolicy(groups));
        }

        private static void put(
                Map<ProfileGroup, EditPolicy> groups, Checks checks, ProfileGroup group, String choice) {
            groups.put(group, checks.choice(group.field(), checks.required(group.field(), choice), EditPolicy.class));
        }
    }

    /** How customers get in. */
    public record AccessJson(
            Boolean newCustomersHaveAccess,
            List<String> loginMethods,
            String unknownEmail,
            String changedAt,
            String changedBy) {

        static AccessJson of(Stored<AccessPreset> stored) {
            AccessPreset access = stored.value();
            return new AccessJson(
                    access.newCustomersHaveAccess(),
                    names(access.loginMethods()),
                    access.unknownEmail().name(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }

        AccessPreset toPreset() {
            Checks checks = new Checks();
            Boolean open = checks.required("newCustomersHaveAccess", newCustomersHaveAccess);
            Set<LoginMethod> methods = checks.choices(
                    "loginMethods",
                    checks.list("loginMethods", checks.required("loginMethods", loginMethods), MAX_LIST),
                    LoginMethod.class);
            UnknownEmail stranger =
                    checks.choice("unknownEmail", checks.required("unknownEmail", unknownEmail), UnknownEmail.class);
            return checks.then(() -> new AccessPreset(open, methods, stranger));
        }
    }

    /** Whether and how to apply the preset to existing customers. */
    public record Application(Boolean dryRun, Boolean overwriteExplicit) {

        Application checked() {
            Checks checks = new Checks();
            checks.required("dryRun", dryRun);
            return checks.then(() -> new Application(dryRun, Boolean.TRUE.equals(overwriteExplicit)));
        }
    }

    /** How many customers gain or lose access. */
    public record Applied(int changed) {}

    /** What accepting an estimate means, by language. */
    public record AcceptanceJson(Map<String, String> terms, String changedAt, String changedBy) {

        static AcceptanceJson of(Stored<AcceptanceTerms> stored) {
            return new AcceptanceJson(
                    new TreeMap<>(stored.value().texts()), text(stored.changedAt()), stored.changedBy());
        }

        AcceptanceTerms toTerms() {
            Checks checks = new Checks();
            if (checks.required("terms", terms) != null) {
                terms.forEach(
                        (language, text) -> checks.requiredText("terms." + language, text, AcceptanceTerms.MAX_TEXT));
            }
            return checks.then(() -> new AcceptanceTerms(terms));
        }
    }

    /** How much customers may pay at once. */
    public record PaymentsJson(boolean partPayments, String minimum, String changedAt, String changedBy) {

        static PaymentsJson of(Stored<PaymentPolicy> stored) {
            BigDecimal minimum = stored.value().minimum();
            return new PaymentsJson(
                    stored.value().partPayments(),
                    minimum.setScale(Math.max(USUAL_DECIMALS, minimum.scale())).toPlainString(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }
    }

    /** The same as it is to be. */
    public record PaymentsBody(Boolean partPayments, Decimal minimum, String changedAt, String changedBy) {

        PaymentPolicy toPolicy() {
            Checks checks = new Checks();
            Boolean parts = checks.required("partPayments", partPayments);
            BigDecimal least = checks.decimal("minimum", checks.required("minimum", minimum), MOST_DECIMALS);
            return checks.then(() -> new PaymentPolicy(parts, least));
        }
    }

    /** A pattern to try. */
    public record NumberWish(String numberPattern) {

        String checked() {
            Checks checks = new Checks();
            String pattern = checks.requiredText("numberPattern", numberPattern, MAX_LINE);
            return checks.then(() -> pattern);
        }
    }

    /** The number that an invoice would have. */
    public record NumberPreview(String nextNumber) {}

    /** What buyers may do about invoices of their orders; the next number is ignored where it is sent back. */
    public record InvoicesJson(
            Boolean downloadAllowed,
            Boolean createAutomatically,
            Integer downloadDays,
            String numberPattern,
            Integer paymentDays,
            String nextNumber,
            String changedAt,
            String changedBy) {

        static InvoicesJson of(Stored<InvoiceSettings> stored, String nextNumber) {
            InvoiceSettings settings = stored.value();
            return new InvoicesJson(
                    settings.downloadAllowed(),
                    settings.createAutomatically(),
                    settings.downloadDays(),
                    settings.numberPattern(),
                    settings.paymentDays(),
                    nextNumber,
                    text(stored.changedAt()),
                    stored.changedBy());
        }

        InvoiceSettings toSettings() {
            Checks checks = new Checks();
            Boolean download = checks.required("downloadAllowed", downloadAllowed);
            Boolean create = checks.required("createAutomatically", createAutomatically);
            String pattern = checks.requiredText("numberPattern", numberPattern, MAX_LINE);
            return checks.then(() -> new InvoiceSettings(download, create, downloadDays, pattern, paymentDays));
        }
    }

    /** What buyers may do about files of their orders. */
    public record FilesJson(
            boolean downloadAllowed,
            Integer downloadsPerFile,
            Integer downloadDays,
            boolean waiverRequired,
            String waiverText,
            WatermarkJson watermark,
            String encryptedPdfs,
            String changedAt,
            String changedBy) {

        static FilesJson of(Stored<FileSettings> stored) {
            FileSettings settings = stored.value();
            return new FilesJson(
                    settings.downloadAllowed(),
                    settings.downloadsPerFile(),
                    settings.downloadDays(),
                    settings.waiverRequired(),
                    settings.waiverText(),
                    WatermarkJson.of(settings.watermark()),
                    settings.encryptedPdfs().name(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }
    }

    /** What is written into PDFs, sizes and distances as JSON numbers. */
    public record WatermarkJson(String text, BigDecimal fontSizePt, BigDecimal leftMm, BigDecimal bottomMm) {

        private static WatermarkJson of(Watermark watermark) {
            return new WatermarkJson(
                    watermark.text(), watermark.fontSizePt(), watermark.leftMm(), watermark.bottomMm());
        }
    }

    /** The same as it is to be. */
    public record FilesBody(
            Boolean downloadAllowed,
            Integer downloadsPerFile,
            Integer downloadDays,
            Boolean waiverRequired,
            String waiverText,
            WatermarkBody watermark,
            String encryptedPdfs,
            String changedAt,
            String changedBy) {

        FileSettings toSettings() {
            Checks checks = new Checks();
            Boolean download = checks.required("downloadAllowed", downloadAllowed);
            Boolean waiver = checks.required("waiverRequired", waiverRequired);
            if (Boolean.TRUE.equals(waiver)) {
                checks.required("waiverText", waiverText);
            }
            Watermark mark = checks.required("watermark", watermark) == null ? null : watermark.toWatermark(checks);
            EncryptedPdfs encrypted = checks.choice("encryptedPdfs", encryptedPdfs, EncryptedPdfs.class);
            return checks.then(() -> new FileSettings(
                    download,
                    downloadsPerFile,
                    downloadDays,
                    waiver,
                    Objects.requireNonNullElse(waiverText, FileSettings.USUAL_WAIVER),
                    mark,
                    Objects.requireNonNullElse(encrypted, EncryptedPdfs.DENY)));
        }
    }

    /** The same as it is to be: what is not said is as it was at first. */
    public record WatermarkBody(String text, Decimal fontSizePt, Decimal leftMm, Decimal bottomMm) {

        private Watermark toWatermark(Checks checks) {
            String words = checks.required("watermark.text", text);
            BigDecimal size = number(checks, "watermark.fontSizePt", fontSizePt, Watermark.NONE.fontSizePt());
            BigDecimal left = number(checks, "watermark.leftMm", leftMm, Watermark.NONE.leftMm());
            BigDecimal bottom = number(checks, "watermark.bottomMm", bottomMm, Watermark.NONE.bottomMm());
            return words == null ? null : new Watermark(words, size, left, bottom);
        }

        private static BigDecimal number(Checks checks, String field, Decimal value, BigDecimal usual) {
            return Objects.requireNonNullElse(checks.number(field, value, Watermark.MAX_DECIMALS), usual);
        }
    }

    /** How the portal looks. */
    public record AppearanceJson(
            CompanyJson company,
            String logo,
            String banner,
            String accentColor,
            Greeting greeting,
            String defaultLanguage,
            String timeZone,
            String tileServer,
            String changedAt,
            String changedBy) {

        static AppearanceJson of(Stored<Appearance> stored) {
            Appearance appearance = stored.value();
            return new AppearanceJson(
                    CompanyJson.of(appearance.company()),
                    appearance.logo(),
                    appearance.banner(),
                    appearance.accentColor(),
                    new Greeting(appearance.greeting()),
                    appearance.defaultLanguage(),
                    appearance.timeZone().getId(),
                    appearance.tileServer(),
                    text(stored.changedAt()),
                    stored.changedBy());
        }

        Appearance toAppearance() {
            Checks checks = new Checks();
            Company merchant = checks.required("company", company) == null ? null : company.toCompany(checks);
            String logoId = checks.line("logo", logo, MAX_LINE);
            String bannerId = checks.line("banner", banner, MAX_LINE);
            String color = color(checks, accentColor);
            String html = greeting == null || greeting.html() == null
                    ? ""
                    : checks.text("greeting.html", greeting.html(), MAX_HTML);
            String language = language(checks, defaultLanguage);
            ZoneId zone = zone(checks, timeZone);
            String tiles = checks.line("tileServer", tileServer, MAX_LINE);
            return checks.then(() -> new Appearance(merchant, logoId, bannerId, color, html, language, zone, tiles));
        }

        private static String language(Checks checks, String language) {
            if (language == null || !ProblemTexts.languages().contains(language)) {
                checks.note("defaultLanguage", language == null ? "REQUIRED" : "INVALID_LANGUAGE");
            }
            return language;
        }

        private static ZoneId zone(Checks checks, String zone) {
            if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
                checks.note("timeZone", zone == null ? "REQUIRED" : "INVALID_TIME_ZONE");
                return null;
            }
            return ZoneId.of(zone);
        }
    }

    /** The greeting. */
    public record Greeting(String html) {}

    /** The merchant. */
    public record CompanyJson(
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            String email,
            String phone,
            String vatId,
            String iban) {

        private static CompanyJson of(Company company) {
            return new CompanyJson(
                    company.name(),
                    company.street(),
                    company.postalCode(),
                    company.city(),
                    company.country(),
                    company.email(),
                    company.phone(),
                    company.vatId(),
                    company.iban());
        }

        private Company toCompany(Checks checks) {
            return new Company(
                    checks.line("company.name", name, MAX_LINE),
                    checks.line("company.street", street, MAX_LINE),
                    checks.line("company.postalCode", postalCode, MAX_LINE),
                    checks.line("company.city", city, MAX_LINE),
                    checks.country("company.country", country),
                    checks.line("company.email", email, MAX_LINE),
                    checks.line("company.phone", phone, MAX_LINE),
                    checks.line("company.vatId", vatId, MAX_LINE),
                    checks.line("company.iban", iban, MAX_LINE));
        }
    }

    /** A greeting and a colour to look at. */
    public record PreviewWish(String html, String accentColor) {

        PreviewWish checked() {
            Checks checks = new Checks();
            String checkedHtml = html == null ? "" : checks.text("html", html, MAX_HTML);
            String checkedColor = color(checks, accentColor);
            return checks.then(() -> new PreviewWish(checkedHtml, checkedColor));
        }
    }

    /** How a greeting and a colour would look. */
    public record Preview(
            String html,
            String accent,
            String onAccent,
            String accentTextLight,
            String accentTextDark,
            String contrast) {

        static Preview of(String html, AccentColors.Accent accent) {
            return new Preview(
                    html,
                    accent.accent(),
                    accent.onAccent(),
                    accent.accentTextLight(),
                    accent.accentTextDark(),
                    accent.contrast());
        }
    }

    /** A picture. */
    public record ImageJson(String id, String name, int width, int height, String mediaType) {

        static ImageJson of(Image image) {
            return new ImageJson(image.id(), image.name(), image.width(), image.height(), image.mediaType());
        }
    }

    private static String color(Checks checks, String color) {
        if (color == null || !COLOR.matcher(color).matches()) {
            checks.note("accentColor", color == null ? "REQUIRED" : "INVALID_COLOR");
        }
        return color;
    }

    private static <E extends Enum<E>> List<String> names(Collection<E> constants) {
        return constants.stream().sorted().map(Enum::name).toList();
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
