package org.kundenportal.web.rest;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.Page;
import org.kundenportal.api.PortalLink;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.BankAccount;
import org.kundenportal.api.customers.ChangeRequest;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.customers.ProfileField;
import org.kundenportal.api.customers.TaxDetails;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.AdministeredSummary;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DecisionEvidence;
import org.kundenportal.api.documents.DecisionOffer;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentPortal;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.api.documents.DocumentViews;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.documents.TaxLine;
import org.kundenportal.api.mail.MailSecurity;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.Payment;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.payments.PaymentStatus;
import org.kundenportal.api.payments.PaymentTransaction;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.UnknownEmail;
import org.kundenportal.api.storage.DocumentStore;
import org.kundenportal.api.storage.StorageConnection;
import org.kundenportal.api.storage.StoredEntry;
import org.kundenportal.api.timeline.TimelineEvent;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.settings.SettingField;
import org.kundenportal.spi.storage.StorageDescriptor;

/** What the fakes know. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-21T20:13:00Z");
    static final CustomerNumber ANNA = new CustomerNumber("10042");
    static final DocumentKey INVOICE = new DocumentKey(DocumentType.INVOICE, "RE-2026-1001");
    static final DocumentKey SLASHED = new DocumentKey(DocumentType.INVOICE, "2026/0815");
    static final Money TOTAL = Money.of("119.00", "EUR");
    static final CreditTransfer TRANSFER = new CreditTransfer(
            "Nordlicht GmbH", "DE02120300000000202051", TOTAL, "RE-2026-1001", List.of("101", "010", "111"));

    static final CustomerData CUSTOMER = new CustomerData(
            ANNA,
            "Anna Beispiel",
            CustomerKind.PERSON,
            "anna@example.org",
            "de",
            "+49 30 1234",
            new Address("Hauptstraße 1", "10115", "Berlin", "DE"),
            new BankAccount("Anna Beispiel", "DE02120300000000202051", "BYLADEM1001"),
            new TaxDetails(null, "12/345/67890"),
            List.of(new Contact("c1", "Anna", "Beispiel", "anna@example.org", null, true, true)));

    static final Customer ADMINISTERED = new Customer(CUSTOMER, false, AccessChoice.GRANTED, true, NOW, NOW);

    static final MasterDataPolicy POLICY = new MasterDataPolicy(null);

    static final ChangeRequest REQUEST = new ChangeRequest(
            "5",
            ANNA,
            "Anna Beispiel",
            ChangeRequest.State.OPEN,
            NOW,
            List.of(new ChangeRequest.Wish(ProfileField.CITY, "Berlin", "Kiel")),
            null,
            null,
            null);

    static final PortalLink LINK = new PortalLink("https://shop.example/portal/c/abc", null, NOW, 3);

    static final DocumentSummary SUMMARY = summary(INVOICE);

    static final Comment COMMENT = new Comment(
            "7", NOW, new Actor(Actor.Kind.CUSTOMER, "Anna Beispiel"), "Danke für die <b>Rechnung</b>", false);

    static final Comment INTERNAL = new Comment("8", NOW, Actor.staff("meier"), "Stammkundin", true);

    static final RecordedDecision DECISION =
            new RecordedDecision("5", Decision.Choice.ACCEPTED, NOW, "Anna Beispiel", null, 1);

    static final DecisionEvidence EVIDENCE = new DecisionEvidence(
            DECISION,
            "Anna Beispiel",
            "anna@example.org",
            "Verbindlich.",
            "0".repeat(64),
            4711,
            ActingCustomer.Assurance.LINK,
            "5e5510",
            "192.0.2.7",
            null);

    static final AcceptanceTerms ACCEPTANCE = new AcceptanceTerms(Map.of("de", "Verbindlich.", "en", "Binding."));

    static final Company COMPANY = new Company(
            "Muster GmbH", "Weg 2", "20095", "Hamburg", "DE", "info@muster.example", null, "DE123456788", null);

    static final Appearance APPEARANCE =
            new Appearance(COMPANY, "img1", null, "#0a6b74", "<p>Hallo</p>", "de", ZoneId.of("Europe/Berlin"), null);

    static final OutgoingMail MAIL = new OutgoingMail(
            "7",
            "COMMENT_FOR_CUSTOMER",
            "anna@example.org",
            "Neue Nachricht",
            ANNA,
            INVOICE,
            MailState.WAITING,
            NOW,
            NOW,
            null,
            0,
            null);
    static final MailSettings MAIL_SETTINGS = new MailSettings(
            "smtp.example", 587, MailSecurity.STARTTLS, "portal", true, "post@muster.example", null, null, null);
    static final AccessPreset ACCESS = new AccessPreset(false, Set.of(LoginMethod.SECRET_LINK), UnknownEmail.ERROR);

    static final Release RELEASE =
            new Release(Set.of(DocumentType.INVOICE), Set.of(DocumentAction.VIEW, DocumentAction.COMMENT));

    static final Image IMAGE = new Image("img1", "logo.png", "image/png", 320, 80);

    static final PaymentPolicy PAYMENTS = new PaymentPolicy(true, new BigDecimal("10"));

    static final AdministeredPayment PAYMENT = new AdministeredPayment(
            new Payment(
                    "p1",
                    PaymentStatus.PAID,
                    TOTAL,
                    Money.of("19.00", "EUR"),
                    Money.of("0.00", "EUR"),
                    NOW,
                    "Mollie",
                    null,
                    false,
                    List.of(new Payment.Share(INVOICE, TOTAL)),
                    List.of(new PaymentTransaction(PaymentTransaction.Kind.CAPTURE, TOTAL, NOW, "tr_1"))),
            ANNA,
            "Anna Beispiel",
            "3",
            "Mollie Shop",
            "mollie",
            "tr_1",
            "ideal",
            null,
            null,
            null,
            null,
            null,
            Money.of("100.00", "EUR"),
            List.of(new AdministeredPayment.Refund(
                    "r1",
                    AdministeredPayment.RefundState.DONE,
                    Money.of("19.00", "EUR"),
                    "meier",
                    NOW,
                    "Kulanz",
                    null)),
            List.of(new AdministeredPayment.Step(NOW, PaymentStatus.PAID, "WEBHOOK", null)));

    static final DocumentPortal PORTAL =
            new DocumentPortal(new PortalLink("https://shop.example/portal/d/xyz", null, null, 0), Set.of());

    static final TimelineEvent EVENT = new TimelineEvent(
            "1", NOW, "DOCUMENT_CREATED", ANNA, INVOICE, Actor.host("erp"), null, Map.of("version", "1"), List.of());

    static final CustomerLink DOCUMENT_LINK = new CustomerLink(
            "9", LinkScope.DOCUMENT, INVOICE, null, "https://shop.example/portal/d/xyz", NOW, null, NOW, 3, true);

    static final PaymentConnection CONNECTION = new PaymentConnection(
            "7",
            "paypal",
            true,
            "PayPal Nord",
            true,
            true,
            Map.of("clientId", "A1", "sandbox", "true"),
            Set.of("clientSecret"),
            URI.create("https://portal.example/portal/api/webhooks/7"),
            NOW,
            NOW,
            "anna");

    static final DocumentStore DOCUMENT_STORE =
            new DocumentStore("3", NOW, "anna", 12, 30, 2, new DocumentStore.Problem("UNREACHABLE", null, NOW), 1);

    static final StorageConnection STORAGE = new StorageConnection(
            "3",
            "s3",
            true,
            true,
            "Shop-Dateien",
            true,
            Map.of("bucket", "shop-files", "pathStyle", "true"),
            Set.of("secretKey"),
            NOW,
            NOW,
            "anna");

    static final Page<StoredEntry> STORED = new Page<>(
            List.of(
                    new StoredEntry(StoredEntry.Kind.FOLDER, "ebooks/alt", null, null),
                    new StoredEntry(StoredEntry.Kind.FILE, "ebooks/äpfel.pdf", 5_368_709_120L, NOW)),
            "next");

    static final Webhook WEBHOOK = new Webhook(
            "w1",
            new WebhookData("https://shop.example/hooks", true, Set.of("COMMENT_ADDED")),
            NOW,
            null,
            false,
            0,
            1,
            NOW);

    static final WebhookDelivery DELIVERY =
            new WebhookDelivery("d1", "msg_1", "COMMENT_ADDED", NOW, DeliveryState.FAILED, 11, null, NOW, 500, null);

    private Samples() {}

    static ProviderDescriptor provider(Locale language) {
        boolean german = language.getLanguage().equals("de");
        return new ProviderDescriptor(
                "paypal",
                "PayPal",
                german ? "Hinweis" : "Note",
                List.of(
                        SettingField.text("clientId", true, "Client ID", null),
                        SettingField.secret("clientSecret", "Client Secret", null),
                        SettingField.flag("sandbox", "Sandbox", null),
                        SettingField.choice(
                                "page", "Page", "Hint", List.of(new SettingField.Choice("LOGIN", "Log in")))),
                Set.of(Capability.CAPTURE, Capability.REFUND));
    }

    static StorageDescriptor storage(Locale language) {
        return new StorageDescriptor(
                "s3",
                "Amazon S3",
                null,
                List.of(
                        SettingField.text(
                                "bucket", true, language.getLanguage().equals("de") ? "Eimer" : "Bucket", null),
                        SettingField.secret("secretKey", "Secret key", null),
                        SettingField.flag("pathStyle", "Path style", null)),
                Set.of(org.kundenportal.spi.storage.Capability.BROWSE));
    }

    static DocumentSummary summary(DocumentKey key) {
        return new DocumentSummary(
                key,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 15),
                null,
                DocumentStatus.OPEN,
                TOTAL,
                Money.of("0.00", "EUR"),
                TOTAL,
                true,
                true,
                1,
                1,
                null,
                "Beratung");
    }

    static DocumentDetail detail(DocumentKey key) {
        return new DocumentDetail(
                summary(key),
                List.of(new DocumentLine(
                        "Beratung", new BigDecimal("1"), "h", new BigDecimal("100.00"), new BigDecimal("19"))),
                Money.of("100.00", "EUR"),
                List.of(new TaxLine(new BigDecimal("19"), Money.of("100.00", "EUR"), Money.of("19.00", "EUR"))),
                new Recipient("Anna Beispiel", "Hauptstraße 1", "10115", "Berlin", "DE"),
                null,
                null,
                null,
                null,
                null,
                1,
                List.of(new DocumentVersion(1, NOW)),
                Set.of(DocumentAction.VIEW, DocumentAction.COMMENT),
                new DecisionOffer("Anna Beispiel", List.of(new DecisionOffer.Terms("0a1b", "de", "Verbindlich."))),
                DECISION,
                null,
                true);
    }

    static AdministeredSummary row(DocumentKey key) {
        return new AdministeredSummary(summary(key), ANNA, "Anna Beispiel", PORTAL, new DocumentViews(2, NOW, NOW));
    }

    static AdministeredDocument administered(DocumentKey key) {
        return new AdministeredDocument(
                row(key), detail(key), List.of(COMMENT, INTERNAL), List.of(EVIDENCE), AdministeredDocument.Source.API);
    }

    static DocumentFile file(String name, String mediaType, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new DocumentFile(name, mediaType, bytes.length, out -> out.write(bytes));
    }
}
