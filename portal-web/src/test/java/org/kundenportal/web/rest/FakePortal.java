package org.kundenportal.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.ApiToken;
import org.kundenportal.api.access.ApiTokens;
import org.kundenportal.api.access.CustomerLink;
import org.kundenportal.api.access.CustomerSession;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.LinkScope;
import org.kundenportal.api.access.LiveSession;
import org.kundenportal.api.access.Opened;
import org.kundenportal.api.access.PortalAccess;
import org.kundenportal.api.access.SessionAdministration;
import org.kundenportal.api.access.StaffMember;
import org.kundenportal.api.access.StaffRole;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.api.access.ViewTicket;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerSummary;
import org.kundenportal.api.customers.MasterDataPolicy;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.AdministeredSummary;
import org.kundenportal.api.documents.Comment;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentDetail;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentPortal;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.RecordedDecision;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.api.documents.UnmatchedDocument;
import org.kundenportal.api.documents.UnmatchedDocuments;
import org.kundenportal.api.mail.EditableMailText;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailPreview;
import org.kundenportal.api.mail.MailSettings;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.MailStatus;
import org.kundenportal.api.mail.MailText;
import org.kundenportal.api.mail.MailTextAdministration;
import org.kundenportal.api.mail.MailTextVariant;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.api.overview.AdministrationOverview;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.api.payments.ConnectionCheck;
import org.kundenportal.api.payments.PaymentConnection;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.api.payments.PaymentPolicy;
import org.kundenportal.api.settings.AcceptanceTerms;
import org.kundenportal.api.settings.AccessPreset;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.Images;
import org.kundenportal.api.settings.InvoiceSettings;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.settings.Stored;
import org.kundenportal.api.storage.DocumentStore;
import org.kundenportal.api.storage.DocumentStores;
import org.kundenportal.api.storage.StorageCheck;
import org.kundenportal.api.storage.StorageConnection;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.api.storage.StorageProblem;
import org.kundenportal.api.storage.StoredEntry;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.webhooks.DeliveryState;
import org.kundenportal.api.webhooks.Webhook;
import org.kundenportal.api.webhooks.WebhookData;
import org.kundenportal.api.webhooks.WebhookDelivery;
import org.kundenportal.api.webhooks.Webhooks;
import org.kundenportal.spi.payment.ProviderDescriptor;
import org.kundenportal.spi.storage.StorageDescriptor;

/** A portal without rules or memory behind the real HTTP side: it knows {@link Samples} and records what is done. */
final class FakePortal {

    /** What was asked for with an effect, in order, as {@code verb argument argument}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** What every customer's document call fails with; null for nothing. */
    volatile RuntimeException failure;

    /** How much of a ZIP there is when it fails. */
    volatile int bytesBeforeFailure;

    final CustomerSessions customerSessions = new Sessions();
    final CustomerDocuments customerDocuments = new CustomersDocuments();
    final CustomerExports exports = new Exports();
    final FakeCustomerPayments customerPayments = new FakeCustomerPayments();
    final FakeMasterData masterData = new FakeMasterData();
    final FakePayments payments = new FakePayments();
    final FakeOrders orders = new FakeOrders();
    final FakeDownloads downloads = new FakeDownloads();
    final FakeAutomation automation = new FakeAutomation();
    final FakeInvoices invoices = new FakeInvoices();
    final Overviews overviews = new StartPages();
    final Branding branding = new Look();
    final Images images = new Pictures();
    final StaffSessions staffSessions = new Staff();
    final AccessAdministration access = new Access();
    final ApiTokens apiTokens = new Tokens();
    final SettingsAdministration settings = new Settings();
    final CustomerAdministration customers = new Customers();
    final CustomerIntake customerIntake = this::putCustomer;
    final DocumentAdministration documents = new Documents();
    final DocumentIntake documentIntake = new Intake();
    final DocumentImport documentImport = this::importFile;
    final UnmatchedDocuments unmatched = new Queue();
    final TemplateRendering templates =
            (template, document, customer) -> noted("Siehe hier", "render", template, document, customer);
    final TimelineAdministration timeline =
            (filter, page) -> noted(new Page<>(List.of(Samples.EVENT), null), "timeline", filter);
    final LinkAdministration links = new Links();
    final SessionAdministration sessionAdministration = new LiveSessions();
    final Webhooks webhooks = new Endpoints();
    final PaymentConnectionAdministration paymentConnections = new Connections();
    final StorageConnectionAdministration storages = new Storages();
    final DocumentStores documentStores = new Stores();

    final MailAdministration mails = new Outbox();
    final MailSetup mailSetup = new MailServer();
    final MailTextAdministration mailTexts = new MailWords();

    CustomerData lastCustomer;
    DocumentData lastDocument;
    ConnectionData lastConnection;
    PageRequest lastPage;
    DocumentFilter lastFilter;
    Decision lastDecision;
    byte[] lastFile;

    private <T> T noted(T answer, Object... call) {
        calls.add(String.join(" ", Arrays.stream(call).map(String::valueOf).toList()));
        return answer;
    }

    private void failIfTold() {
        if (failure != null) {
            throw failure;
        }
    }

    private static DocumentKey known(DocumentKey key) {
        if (!key.equals(Samples.INVOICE) && !key.equals(Samples.SLASHED)) {
            throw PortalException.notFound();
        }
        return key;
    }

    private static CustomerNumber known(CustomerNumber number) {
        if (!number.equals(Samples.ANNA)) {
            throw PortalException.notFound();
        }
        return number;
    }

    private boolean putCustomer(Actor actor, CustomerData customer) {
        lastCustomer = customer;
        return noted(!customer.number().equals(Samples.ANNA), "putCustomer", actor.name(), customer.number());
    }

    private ImportedDocument importFile(Actor actor, byte[] file, String fileName) {
        lastFile = file;
        noted(null, "import", actor.name(), fileName);
        return switch (file.length) {
            case 3 ->
                new ImportedDocument(ImportedDocument.Outcome.UNCHANGED, Samples.INVOICE, Samples.ANNA, false, null);
            case 4 -> new ImportedDocument(ImportedDocument.Outcome.UNMATCHED, Samples.INVOICE, null, false, "u1");
            case 5 -> throw PortalException.of(ErrorCode.NOT_AN_EINVOICE);
            default ->
                new ImportedDocument(ImportedDocument.Outcome.CREATED, Samples.INVOICE, Samples.ANNA, true, null);
        };
    }

    private final class Sessions implements CustomerSessions {

        private CustomerSession session(LinkScope scope) {
            boolean confined = scope == LinkScope.DOCUMENT;
            ActingCustomer acting = new ActingCustomer(
                    new CustomerId(1),
                    "Anna Beispiel",
                    confined ? new DocumentId(1) : null,
                    ActingCustomer.Assurance.LINK,
                    "5e5510",
                    null);
            return new CustomerSession(
                    acting, Samples.ANNA, "de", scope, confined ? Samples.INVOICE : null, null, Samples.NOW);
        }

        private CustomerSession view() {
            ActingCustomer acting = new ActingCustomer(
                    new CustomerId(1), "Anna Beispiel", null, ActingCustomer.Assurance.LINK, "5e5510", "meier");
            return new CustomerSession(acting, Samples.ANNA, "de", LinkScope.CUSTOMER, null, null, Samples.NOW);
        }

        @Override
        public Opened<CustomerSession> openView(String token) {
            if (!token.equals("ticket")) {
                throw PortalException.notFound();
            }
            return new Opened<>("viewer-token", view());
        }

        @Override
        public Opened<CustomerSession> openByLink(String token, LinkScope kind) {
            return switch (token) {
                case "good" -> new Opened<>("customer-token", session(LinkScope.CUSTOMER));
                case "document" -> new Opened<>("document-token", session(LinkScope.DOCUMENT));
                default -> throw PortalException.notFound();
            };
        }

        @Override
        public Optional<CustomerSession> find(String token) {
            return switch (token) {
                case "customer-token" -> Optional.of(session(LinkScope.CUSTOMER));
                case "document-token" -> Optional.of(session(LinkScope.DOCUMENT));
                case "viewer-token" -> Optional.of(view());
                default -> Optional.empty();
            };
        }

        @Override
        public void end(String token) {
            noted(null, "end", token);
        }
    }

    private final class CustomersDocuments implements CustomerDocuments {

        @Override
        public Optional<CreditTransfer> transfer(ActingCustomer customer, DocumentKey key) {
            return key.equals(Samples.INVOICE) ? Optional.of(Samples.TRANSFER) : Optional.empty();
        }

        @Override
        public Page<DocumentSummary> list(ActingCustomer customer, DocumentFilter filter, PageRequest page) {
            failIfTold();
            lastFilter = filter;
            lastPage = page;
            return new Page<>(List.of(Samples.SUMMARY), "next-1");
        }

        @Override
        public DocumentDetail get(ActingCustomer customer, DocumentKey key) {
            failIfTold();
            return Samples.detail(known(key));
        }

        @Override
        public DocumentFile pdf(ActingCustomer customer, DocumentKey key) {
            failIfTold();
            known(key);
            return Samples.file("Rechnung Ä\"\r\nX: 1.pdf", "application/pdf", "%PDF-1.7 fake");
        }

        @Override
        public DocumentFile xml(ActingCustomer customer, DocumentKey key) {
            known(key);
            byte[] xml = "<Invoice/>".getBytes(StandardCharsets.US_ASCII);
            return new DocumentFile("RE-2026-1001.xml", "application/xml", xml.length, out -> {
                failIfTold();
                out.write(xml);
            });
        }

        @Override
        public void recordView(ActingCustomer customer, DocumentKey key) {
            noted(null, "view", known(key));
        }

        @Override
        public RecordedDecision decide(ActingCustomer customer, DocumentKey key, Decision decision) {
            failIfTold();
            known(key);
            lastDecision = decision;
            return Samples.DECISION;
        }

        @Override
        public DocumentFile evidence(ActingCustomer customer, DocumentKey key) {
            known(key);
            return Samples.file("Nachweis.pdf", "application/pdf", "%PDF-1.7 evidence");
        }

        @Override
        public void readComments(ActingCustomer customer, DocumentKey key) {
            noted(null, "read", known(key));
        }

        @Override
        public Page<Comment> comments(ActingCustomer customer, DocumentKey key, PageRequest page) {
            known(key);
            return new Page<>(List.of(Samples.COMMENT), null);
        }

        @Override
        public Comment comment(ActingCustomer customer, DocumentKey key, String text) {
            failIfTold();
            known(key);
            return noted(new Comment("9", Samples.NOW, customer.actor(), text, false), "comment", text);
        }
    }

    private final class Exports implements CustomerExports {

        @Override
        public long count(ActingCustomer customer, DocumentFilter filter) {
            lastFilter = filter;
            return 7;
        }

        @Override
        public DocumentFile zip(ActingCustomer customer, DocumentFilter filter, String language) {
            lastFilter = filter;
            noted(null, "zip", language);
            return new DocumentFile("Dokumente.zip", "application/zip", DocumentFile.UNKNOWN_SIZE, out -> {
                for (int i = 0; i < bytesBeforeFailure; i++) {
                    out.write('z');
                }
                failIfTold();
                out.write("PK".getBytes(StandardCharsets.US_ASCII));
            });
        }

        @Override
        public DocumentFile statement(ActingCustomer customer, LocalDate from, LocalDate to, String language) {
            noted(null, "statement", from, to, language);
            return Samples.file("Kontoauszug.pdf", "application/pdf", "%PDF-1.7 fake");
        }

        @Override
        public DocumentFile openItems(ActingCustomer customer, String language) {
            noted(null, "openItems", language);
            return Samples.file("Offene-Posten.csv", "text/csv", "Nummer");
        }
    }

    private static final class StartPages implements Overviews {

        @Override
        public CustomerOverview of(ActingCustomer customer) {
            return new CustomerOverview(
                    Samples.CUSTOMER,
                    "<p>Hallo Anna</p>",
                    LocalDate.of(2026, 11, 21),
                    Samples.RELEASE,
                    List.of(new CustomerOverview.Attention(
                            CustomerOverview.Attention.Kind.INVOICE_OVERDUE, Samples.SUMMARY)),
                    Map.of(DocumentType.INVOICE, 3L),
                    2,
                    1,
                    List.of(Samples.SUMMARY),
                    1,
                    List.of(Samples.TOTAL),
                    List.of(Samples.SUMMARY),
                    List.of(FakeOrders.summary()));
        }

        @Override
        public AdministrationOverview administration() {
            return new AdministrationOverview(
                    5,
                    4,
                    Map.of(DocumentType.INVOICE, 3L),
                    Set.of(DocumentType.INVOICE),
                    1,
                    2,
                    3,
                    List.of(Samples.EVENT));
        }
    }

    private static final class Look implements Branding {

        @Override
        public Appearance appearance() {
            return Samples.APPEARANCE;
        }

        @Override
        public Release release() {
            return Samples.RELEASE;
        }

        @Override
        public AccessPreset access() {
            return Samples.ACCESS;
        }

        @Override
        public String greeting(ActingCustomer customer) {
            return "<p>Hallo</p>";
        }
    }

    private final class Pictures implements Images {

        @Override
        public List<Image> list() {
            return List.of(Samples.IMAGE);
        }

        @Override
        public Image upload(Actor actor, String name, byte[] file) {
            lastFile = file;
            return noted(Samples.IMAGE, "image", actor.name(), name);
        }

        @Override
        public DocumentFile content(String id) {
            if (!id.equals("img1")) {
                throw PortalException.notFound();
            }
            return Samples.file("logo.png", "image/png", "png");
        }

        @Override
        public void delete(Actor actor, String id) {
            if (!id.equals("unused")) {
                content(id);
                throw PortalException.of(ErrorCode.IMAGE_IN_USE);
            }
        }
    }

    private final class Staff implements StaffSessions {

        private final StaffMember admin = new StaffMember(Actor.staff("admin"), Set.of(StaffRole.ADMIN));
        private final StaffMember clerk = new StaffMember(Actor.staff("clerk"), Set.of(StaffRole.STAFF));

        @Override
        public Opened<StaffMember> open(String user, String password, String address) {
            return new Opened<>(user + "-token", authenticate(user, password, address));
        }

        @Override
        public Optional<StaffMember> find(String token) {
            return switch (token) {
                case "admin-token" -> Optional.of(admin);
                case "clerk-token" -> Optional.of(clerk);
                default -> Optional.empty();
            };
        }

        @Override
        public void end(String token) {
            noted(null, "end", token);
        }

        @Override
        public StaffMember authenticate(String user, String password, String address) {
            noted(null, "authenticate", user, address);
            if (user.equals("locked")) {
                throw PortalException.retryAfter(ErrorCode.TOO_MANY_ATTEMPTS, Duration.ofSeconds(90));
            }
            if (!password.equals("s3cret:ü")) {
                throw PortalException.of(ErrorCode.WRONG_CREDENTIALS);
            }
            return user.equals("admin") ? admin : clerk;
        }

        @Override
        public Optional<StaffMember> findApiToken(String token) {
            return switch (token) {
                case "host" -> Optional.of(new StaffMember(Actor.host("erp"), Set.of(StaffRole.ADMIN)));
                case "reader" -> Optional.of(new StaffMember(Actor.host("reader"), Set.of(StaffRole.STAFF)));
                default -> Optional.empty();
            };
        }
    }

    private final class Access implements AccessAdministration {

        private final PortalAccess granted = new PortalAccess(AccessChoice.GRANTED, true, Samples.LINK);

        @Override
        public PortalAccess get(CustomerNumber customer) {
            customers.get(customer);
            return granted;
        }

        @Override
        public PortalAccess choose(Actor actor, CustomerNumber customer, AccessChoice choice) {
            known(customer);
            return noted(new PortalAccess(choice, choice == AccessChoice.GRANTED, null), "choose", choice);
        }

        @Override
        public PortalAccess rotateLink(Actor actor, CustomerNumber customer) {
            return noted(get(customer), "rotate", customer);
        }

        @Override
        public PortalAccess revokeLink(Actor actor, CustomerNumber customer) {
            known(customer);
            return noted(new PortalAccess(AccessChoice.GRANTED, true, null), "revoke", customer);
        }

        @Override
        public PortalAccess limitLink(Actor actor, CustomerNumber customer, Instant expiresAt) {
            return noted(get(customer), "limit", customer, expiresAt);
        }

        @Override
        public int applyPreset(Actor actor, boolean dryRun, boolean overwriteExplicit) {
            return noted(12, "apply", dryRun, overwriteExplicit);
        }
    }

    private final class Tokens implements ApiTokens {

        private final ApiToken token = new ApiToken("t1", "ERP", Set.of(StaffRole.STAFF), Samples.NOW, null);

        @Override
        public List<ApiToken> list() {
            return List.of(token);
        }

        @Override
        public Opened<ApiToken> create(Actor actor, String name, Set<StaffRole> scopes) {
            ApiToken made = new ApiToken("t2", name, scopes, Samples.NOW, null);
            return noted(new Opened<>("kp_secret", made), "token", name);
        }

        @Override
        public void delete(Actor actor, String id) {
            if (!id.equals("t1")) {
                throw PortalException.notFound();
            }
        }
    }

    private final class Settings implements SettingsAdministration {

        @Override
        public Stored<Release> release() {
            return new Stored<>(Samples.RELEASE, Samples.NOW, "admin");
        }

        @Override
        public Stored<Release> saveRelease(Actor actor, Release release) {
            return noted(
                    new Stored<>(release, Samples.NOW, actor.name()),
                    "saveRelease",
                    release.types().size());
        }

        @Override
        public Stored<AccessPreset> access() {
            return new Stored<>(Samples.ACCESS, null, null);
        }

        @Override
        public Stored<AccessPreset> saveAccess(Actor actor, AccessPreset access) {
            return noted(new Stored<>(access, Samples.NOW, actor.name()), "saveAccess");
        }

        @Override
        public Stored<MasterDataPolicy> masterData() {
            return new Stored<>(Samples.POLICY, null, null);
        }

        @Override
        public Stored<MasterDataPolicy> saveMasterData(Actor actor, MasterDataPolicy policy) {
            return noted(new Stored<>(policy, Samples.NOW, actor.name()), "saveMasterData");
        }

        @Override
        public Stored<AcceptanceTerms> acceptance() {
            return new Stored<>(Samples.ACCEPTANCE, null, null);
        }

        @Override
        public Stored<AcceptanceTerms> saveAcceptance(Actor actor, AcceptanceTerms terms) {
            return noted(new Stored<>(terms, Samples.NOW, actor.name()), "saveAcceptance", terms.texts());
        }

        @Override
        public Stored<Appearance> appearance() {
            return new Stored<>(Samples.APPEARANCE, null, null);
        }

        @Override
        public Stored<Appearance> saveAppearance(Actor actor, Appearance appearance) {
            return noted(new Stored<>(appearance, Samples.NOW, actor.name()), "saveAppearance");
        }

        @Override
        public Stored<PaymentPolicy> payments() {
            return new Stored<>(Samples.PAYMENTS, null, null);
        }

        @Override
        public Stored<PaymentPolicy> savePayments(Actor actor, PaymentPolicy policy) {
            return noted(new Stored<>(policy, Samples.NOW, actor.name()), "savePayments", policy.minimum());
        }

        @Override
        public Stored<InvoiceSettings> invoices() {
            return new Stored<>(InvoiceSettings.INITIALLY, null, null);
        }

        @Override
        public Stored<InvoiceSettings> saveInvoices(Actor actor, InvoiceSettings invoices) {
            return noted(new Stored<>(invoices, Samples.NOW, actor.name()), "saveInvoices", invoices);
        }

        @Override
        public Stored<FileSettings> files() {
            return new Stored<>(FileSettings.INITIALLY, null, null);
        }

        @Override
        public Stored<FileSettings> saveFiles(Actor actor, FileSettings files) {
            return noted(new Stored<>(files, Samples.NOW, actor.name()), "saveFiles", files.watermark());
        }

        @Override
        public String previewGreeting(String greeting) {
            return greeting.replace("{UserName}", "Anna Beispiel");
        }
    }

    private final class Outbox implements MailAdministration {

        @Override
        public Page<OutgoingMail> list(MailState state, CustomerNumber customer, PageRequest page) {
            return noted(new Page<>(List.of(Samples.MAIL), null), "mails", state, customer);
        }

        @Override
        public MailContent get(String id) {
            return new MailContent(mail(id), "Hallo", "<p>Hallo</p>", null);
        }

        @Override
        public MailStatus status() {
            return new MailStatus(1, 0, false, null);
        }

        @Override
        public OutgoingMail retry(String id) {
            return noted(mail(id), "retry", id);
        }

        @Override
        public void discard(Actor actor, String id) {
            noted(mail(id), "discard", id);
        }

        private static OutgoingMail mail(String id) {
            if (!id.equals("7")) {
                throw PortalException.notFound();
            }
            return Samples.MAIL;
        }
    }

    private final class MailServer implements MailSetup {

        @Override
        public Stored<MailSettings> settings() {
            return new Stored<>(Samples.MAIL_SETTINGS, null, null);
        }

        @Override
        public Stored<MailSettings> saveSettings(Actor actor, MailSettings settings, String password) {
            return noted(
                    new Stored<>(settings, Samples.NOW, actor.name()),
                    "saveMail",
                    settings.host(),
                    "password " + password);
        }

        @Override
        public OutgoingMail sendTest(String to) {
            return noted(Samples.MAIL, "test", to);
        }
    }

    private final class MailWords implements MailTextAdministration {

        private static final MailText STANDARD = new MailText("Betreff", "Text");

        @Override
        public List<EditableMailText> list() {
            return List.of(new EditableMailText(
                    "TEST", List.of("Company.name"), List.of(new MailTextVariant("de", STANDARD, null, null, null))));
        }

        @Override
        public MailTextVariant save(Actor actor, String kind, String language, MailText text) {
            return noted(
                    new MailTextVariant(language, STANDARD, text, Samples.NOW, actor.name()), "word", kind, language);
        }

        @Override
        public void reset(Actor actor, String kind, String language) {
            noted(null, "reset", kind, language);
        }

        @Override
        public MailPreview preview(String kind, String language, MailText text) {
            return new MailPreview(text.subject(), text.text(), "<p>" + text.text() + "</p>");
        }
    }

    private final class Customers implements CustomerAdministration {

        @Override
        public Customer get(CustomerNumber number) {
            CustomerData last = lastCustomer;
            if (last != null && last.number().equals(number)) {
                return new Customer(last, false, AccessChoice.DEFAULT, false, Samples.NOW, Samples.NOW);
            }
            known(number);
            return Samples.ADMINISTERED;
        }

        @Override
        public Page<CustomerSummary> list(String query, AccessChoice choice, PageRequest page) {
            lastPage = page;
            CustomerSummary row = new CustomerSummary(
                    Samples.ANNA,
                    "Anna Beispiel",
                    Samples.CUSTOMER.kind(),
                    "anna@example.org",
                    "Berlin",
                    "de",
                    false,
                    AccessChoice.GRANTED,
                    true,
                    3);
            return noted(new Page<>(new ArrayList<>(List.of(row)), null), "customers", query, choice);
        }
    }

    private final class Documents implements DocumentAdministration {

        @Override
        public Page<AdministeredSummary> list(CustomerNumber customer, DocumentFilter filter, PageRequest page) {
            lastFilter = filter;
            return noted(new Page<>(List.of(Samples.row(Samples.INVOICE)), null), "documents", customer);
        }

        @Override
        public AdministeredDocument get(DocumentKey key) {
            return Samples.administered(lastDocument == null ? known(key) : key);
        }

        @Override
        public DocumentFile pdf(DocumentKey key) {
            known(key);
            return Samples.file("a.pdf", "application/pdf", "%PDF-1.7 fake");
        }

        @Override
        public DocumentFile pdf(DocumentKey key, int version) {
            known(key);
            return Samples.file("a.pdf", "application/pdf", "%PDF-1.7 version " + version);
        }

        @Override
        public DocumentFile xml(DocumentKey key) {
            known(key);
            return Samples.file("a.xml", "application/xml", "<Invoice/>");
        }

        @Override
        public Comment comment(Actor actor, DocumentKey key, CustomerNumber customer, String text, boolean internal) {
            known(key);
            return noted(new Comment("9", Samples.NOW, actor, text, internal), "staffComment", text, internal);
        }

        @Override
        public void readComments(DocumentKey key) {
            noted(null, "staffRead", known(key));
        }

        @Override
        public AdministeredDocument reopen(Actor actor, DocumentKey key, String reason) {
            failIfTold();
            return noted(Samples.administered(known(key)), "reopen", actor.name(), reason);
        }

        @Override
        public DocumentFile evidence(DocumentKey key, String decision) {
            known(key);
            if (!decision.equals(Samples.DECISION.id())) {
                throw PortalException.notFound();
            }
            return Samples.file("Nachweis.pdf", "application/pdf", "%PDF-1.7 evidence");
        }

        @Override
        public DocumentPortal rotateLink(Actor actor, DocumentKey key) {
            known(key);
            return noted(Samples.PORTAL, "rotate", key);
        }

        @Override
        public DocumentPortal revokeLink(Actor actor, DocumentKey key) {
            known(key);
            return noted(new DocumentPortal(null, Set.of()), "revoke", key);
        }

        @Override
        public DocumentPortal limitLink(Actor actor, DocumentKey key, Instant expiresAt) {
            known(key);
            return noted(Samples.PORTAL, "limit", key, expiresAt);
        }
    }

    private final class Intake implements DocumentIntake {

        @Override
        public boolean put(Actor actor, DocumentData document) {
            lastDocument = document;
            return noted(!document.key().equals(Samples.INVOICE), "putDocument", actor.name(), document.key());
        }

        @Override
        public void putPdf(Actor actor, DocumentKey key, byte[] pdf) {
            lastFile = pdf;
            noted(null, "putPdf", known(key), pdf.length);
        }
    }

    private final class Queue implements UnmatchedDocuments {

        private String known(String id) {
            if (!id.equals("u1")) {
                throw PortalException.notFound();
            }
            return id;
        }

        @Override
        public Page<UnmatchedDocument> list(PageRequest page) {
            UnmatchedDocument waiting = new UnmatchedDocument(
                    "u1",
                    Samples.NOW,
                    "invoice.pdf",
                    Samples.INVOICE,
                    LocalDate.of(2026, 11, 1),
                    Samples.TOTAL,
                    "Muster GmbH",
                    new Recipient("Anna", null, null, null, null),
                    List.of(new UnmatchedDocument.Identifier(UnmatchedDocument.Identifier.Kind.VAT_ID, "DE1")));
            return new Page<>(List.of(waiting), null);
        }

        @Override
        public DocumentFile file(String id) {
            known(id);
            return Samples.file("invoice.pdf", "application/pdf", "%PDF-1.7 fake");
        }

        @Override
        public ImportedDocument assign(Actor actor, String id, CustomerNumber customer) {
            return noted(
                    new ImportedDocument(ImportedDocument.Outcome.CREATED, Samples.INVOICE, customer, false, null),
                    "assign",
                    known(id),
                    customer);
        }

        @Override
        public void discard(Actor actor, String id) {
            noted(null, "discard", known(id));
        }
    }

    private final class Links implements LinkAdministration {

        @Override
        public Page<CustomerLink> list(CustomerNumber customer, PageRequest page) {
            known(customer);
            return new Page<>(List.of(Samples.DOCUMENT_LINK), null);
        }

        @Override
        public CustomerLink limit(Actor actor, String id, Instant expiresAt) {
            return noted(link(id), "limitLink", id, expiresAt);
        }

        @Override
        public CustomerLink rotate(Actor actor, String id) {
            return noted(link(id), "rotateLink", id);
        }

        @Override
        public void revoke(Actor actor, String id) {
            noted(link(id), "revokeLink", id);
        }

        private CustomerLink link(String id) {
            if (!id.equals(Samples.DOCUMENT_LINK.id())) {
                throw PortalException.notFound();
            }
            return Samples.DOCUMENT_LINK;
        }
    }

    private final class LiveSessions implements SessionAdministration {

        @Override
        public List<LiveSession> list(CustomerNumber customer) {
            known(customer);
            return List.of(new LiveSession(
                    "5e5510",
                    Samples.NOW,
                    Samples.NOW,
                    Samples.NOW,
                    ActingCustomer.Assurance.LINK,
                    Samples.INVOICE,
                    null,
                    null));
        }

        @Override
        public int endAll(Actor actor, CustomerNumber customer) {
            return noted(2, "endAll", known(customer));
        }

        @Override
        public void end(Actor actor, CustomerNumber customer, String ref) {
            noted(null, "endSession", known(customer), ref);
        }

        @Override
        public ViewTicket view(Actor actor, CustomerNumber customer) {
            if (customer.value().equals("closed")) {
                throw PortalException.of(ErrorCode.PORTAL_DISABLED);
            }
            known(customer);
            return new ViewTicket("https://shop.example/portal/v/ticket", Samples.NOW);
        }
    }

    private final class Connections implements PaymentConnectionAdministration {

        private PaymentConnection known(String id) {
            if (!id.equals(Samples.CONNECTION.id())) {
                throw PortalException.notFound();
            }
            return Samples.CONNECTION;
        }

        @Override
        public List<ProviderDescriptor> types(Locale language) {
            return List.of(Samples.provider(language));
        }

        @Override
        public List<PaymentConnection> list() {
            return List.of(Samples.CONNECTION);
        }

        @Override
        public PaymentConnection get(String id) {
            return known(id);
        }

        @Override
        public PaymentConnection create(Actor actor, ConnectionData data) {
            lastConnection = data;
            return noted(Samples.CONNECTION, "createConnection", data);
        }

        @Override
        public PaymentConnection change(Actor actor, String id, ConnectionData data) {
            lastConnection = data;
            return noted(known(id), "changeConnection", id, data);
        }

        @Override
        public void delete(Actor actor, String id) {
            noted(known(id), "deleteConnection", id);
        }

        @Override
        public ConnectionCheck check(String id) {
            known(id);
            return new ConnectionCheck(ConnectionCheck.Reason.CREDENTIALS, "invalid_client", "f1");
        }
    }

    private final class Stores implements DocumentStores {

        @Override
        public DocumentStore get() {
            return noted(Samples.DOCUMENT_STORE, "documentStore");
        }

        @Override
        public DocumentStore choose(Actor actor, String connection) {
            if ("9".equals(connection)) {
                throw PortalException.of(ErrorCode.STORAGE_UNUSABLE, new Violation("connection", "CREDENTIALS"));
            }
            return noted(Samples.DOCUMENT_STORE, "chooseStore", actor.name(), connection);
        }
    }

    private final class Storages implements StorageConnectionAdministration {

        private StorageConnection known(String id) {
            if (!id.equals(Samples.STORAGE.id())) {
                throw PortalException.notFound();
            }
            return Samples.STORAGE;
        }

        @Override
        public List<StorageDescriptor> types(Locale language) {
            return List.of(Samples.storage(language));
        }

        @Override
        public List<StorageConnection> list() {
            return List.of(Samples.STORAGE);
        }

        @Override
        public StorageConnection get(String id) {
            return known(id);
        }

        @Override
        public StorageConnection create(Actor actor, ConnectionData data) {
            lastConnection = data;
            return noted(Samples.STORAGE, "createStorage", data);
        }

        @Override
        public StorageConnection change(Actor actor, String id, ConnectionData data) {
            lastConnection = data;
            return noted(known(id), "changeStorage", id, data);
        }

        @Override
        public void delete(Actor actor, String id) {
            if (id.equals("used")) {
                throw PortalException.of(ErrorCode.CONNECTION_IN_USE);
            }
            noted(known(id), "deleteStorage", id);
        }

        @Override
        public StorageCheck check(String id) {
            known(id);
            return new StorageCheck(StorageProblem.CLOCK_SKEW, "RequestTimeTooSkewed");
        }

        @Override
        public Page<StoredEntry> files(String id, String prefix, PageRequest page) {
            known(id);
            if (prefix.startsWith("lost/")) {
                throw PortalException.of(ErrorCode.STORAGE_UNAVAILABLE, new Violation("connection", "CREDENTIALS"));
            }
            return noted(Samples.STORED, "files", id, prefix, page);
        }
    }

    private final class Endpoints implements Webhooks {

        private Webhook known(String id) {
            if (!id.equals(Samples.WEBHOOK.id())) {
                throw PortalException.notFound();
            }
            return Samples.WEBHOOK;
        }

        @Override
        public List<Webhook> list() {
            return List.of(Samples.WEBHOOK);
        }

        @Override
        public Webhook get(String id) {
            return known(id);
        }

        @Override
        public Opened<Webhook> create(Actor actor, WebhookData data) {
            return noted(new Opened<>("whsec_secret", Samples.WEBHOOK), "createWebhook", data);
        }

        @Override
        public Webhook change(Actor actor, String id, WebhookData data) {
            return noted(known(id), "changeWebhook", id, data);
        }

        @Override
        public void delete(Actor actor, String id) {
            noted(known(id), "deleteWebhook", id);
        }

        @Override
        public Opened<Webhook> rotateSecret(Actor actor, String id) {
            return new Opened<>("whsec_other", known(id));
        }

        @Override
        public Page<WebhookDelivery> deliveries(String id, DeliveryState state, PageRequest page) {
            known(id);
            return new Page<>(List.of(Samples.DELIVERY), null);
        }

        @Override
        public WebhookDelivery replay(Actor actor, String id, String delivery) {
            known(id);
            return noted(Samples.DELIVERY, "replay", id, delivery);
        }

        @Override
        public int replayFailed(Actor actor, String id, Instant since) {
            known(id);
            return noted(3, "replayFailed", id, since);
        }

        @Override
        public WebhookDelivery test(Actor actor, String id) {
            known(id);
            return noted(Samples.DELIVERY, "testWebhook", id);
        }
    }
}
