package org.kundenportal.impl;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Money;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.ApiTokens;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.SessionAdministration;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.ChangeRequests;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.api.documents.UnmatchedDocuments;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.api.mail.MailTextAdministration;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.api.orders.InvoiceDownloads;
import org.kundenportal.api.orders.InvoiceNumbers;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.api.payments.PaymentWebhooks;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.Images;
import org.kundenportal.api.settings.Release;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.storage.DocumentStores;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.webhooks.Webhooks;
import org.kundenportal.impl.access.JpaApiTokens;
import org.kundenportal.impl.access.JpaCustomerSessions;
import org.kundenportal.impl.access.JpaLinkAdministration;
import org.kundenportal.impl.access.JpaSessionAdministration;
import org.kundenportal.impl.automation.AutomationQueue;
import org.kundenportal.impl.automation.DryRuns;
import org.kundenportal.impl.automation.JpaAutomationAdministration;
import org.kundenportal.impl.automation.RuleLetters;
import org.kundenportal.impl.customers.ConfirmationCodes;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.customers.JpaAccessAdministration;
import org.kundenportal.impl.customers.JpaChangeRequests;
import org.kundenportal.impl.customers.JpaCustomerAdministration;
import org.kundenportal.impl.customers.JpaCustomerIntake;
import org.kundenportal.impl.customers.JpaCustomerProfile;
import org.kundenportal.impl.customers.MasterDataNotices;
import org.kundenportal.impl.documents.DocumentFiles;
import org.kundenportal.impl.documents.DocumentMails;
import org.kundenportal.impl.documents.DocumentPlaceholders;
import org.kundenportal.impl.documents.DocumentRows;
import org.kundenportal.impl.documents.EInvoiceImport;
import org.kundenportal.impl.documents.EstimateDecisions;
import org.kundenportal.impl.documents.JpaCustomerDocuments;
import org.kundenportal.impl.documents.JpaCustomerExports;
import org.kundenportal.impl.documents.JpaDocumentAdministration;
import org.kundenportal.impl.documents.JpaDocumentIntake;
import org.kundenportal.impl.documents.JpaTemplateRendering;
import org.kundenportal.impl.documents.JpaUnmatchedDocuments;
import org.kundenportal.impl.documents.PortalInvoices;
import org.kundenportal.impl.documents.Receivables;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.mail.JpaMailAdministration;
import org.kundenportal.impl.mail.JpaMailSetup;
import org.kundenportal.impl.mail.JpaMailTextAdministration;
import org.kundenportal.impl.mail.Outbox;
import org.kundenportal.impl.orders.JpaCustomerOrders;
import org.kundenportal.impl.orders.JpaInvoiceDownloads;
import org.kundenportal.impl.orders.JpaInvoiceNumbers;
import org.kundenportal.impl.orders.JpaOrderAdministration;
import org.kundenportal.impl.orders.JpaOrderImport;
import org.kundenportal.impl.orders.JpaOrderIntake;
import org.kundenportal.impl.overview.JpaOverviews;
import org.kundenportal.impl.payments.Connections;
import org.kundenportal.impl.payments.JpaCustomerPayments;
import org.kundenportal.impl.payments.JpaPayLinks;
import org.kundenportal.impl.payments.JpaPaymentAdministration;
import org.kundenportal.impl.payments.JpaPaymentConnectionAdministration;
import org.kundenportal.impl.payments.JpaPaymentWebhooks;
import org.kundenportal.impl.payments.Ledger;
import org.kundenportal.impl.payments.PaymentChecks;
import org.kundenportal.impl.payments.PaymentNotices;
import org.kundenportal.impl.payments.PaymentProviders;
import org.kundenportal.impl.payments.PaymentRefunds;
import org.kundenportal.impl.payments.PaymentStarts;
import org.kundenportal.impl.payments.PaymentViews;
import org.kundenportal.impl.payments.Settler;
import org.kundenportal.impl.persistence.TestDatabase;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.JpaImages;
import org.kundenportal.impl.settings.JpaSettingsAdministration;
import org.kundenportal.impl.settings.RememberedBranding;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.DocumentStoreUse;
import org.kundenportal.impl.storage.FilesHealth;
import org.kundenportal.impl.storage.JpaDocumentStores;
import org.kundenportal.impl.storage.JpaStorageConnectionAdministration;
import org.kundenportal.impl.storage.LocalFileStorage;
import org.kundenportal.impl.storage.StorageConnections;
import org.kundenportal.impl.storage.StorageProviders;
import org.kundenportal.impl.timeline.JpaTimelineAdministration;
import org.kundenportal.impl.timeline.Timeline;
import org.kundenportal.impl.webhooks.JpaWebhooks;
import org.kundenportal.impl.webhooks.WebhookQueue;

/** All services of the portal on a test's database, folder and clock, wired as Declarative Services wire them. */
public final class TestPortal {

    /** A member of staff. */
    public static final Actor STAFF = Actor.staff("anna");

    /** The ERP. */
    public static final Actor HOST = Actor.host("erp");

    /** What time it is. */
    public final TestClock clock = new TestClock();

    public final Tx tx;
    public final PortalHome home;
    public final ContentStore files;
    public final SettingsAdministration settings;
    public final Branding branding;
    public final Images images;
    public final CustomerIntake customerIntake;
    public final CustomerAdministration customers;
    public final CustomerProfile profile;
    public final ChangeRequests changeRequests;
    public final AccessAdministration access;
    public final CustomerSessions sessions;
    public final LinkAdministration links;
    public final SessionAdministration customerSessions;
    public final ApiTokens apiTokens;
    public final DocumentIntake documentIntake;
    public final DocumentImport documentImport;
    public final UnmatchedDocuments unmatched;
    public final CustomerDocuments customerDocuments;
    public final CustomerExports exports;
    public final DocumentAdministration documents;
    public final TemplateRendering templates;
    public final JpaOrderIntake orderIntake;
    public final OrderImport orderImport;
    public final CustomerOrders customerOrders;
    public final InvoiceDownloads invoiceDownloads;
    public final InvoiceNumbers invoiceNumbers;
    public final OrderAdministration orders;
    public final TimelineAdministration timeline;
    public final Webhooks webhooks;
    public final RuleLetters ruleLetters;
    public final AutomationAdministration automation;
    public final PaymentProviders paymentProviders = new PaymentProviders();
    public final Connections connections;
    public final StorageProviders storageProviders = new StorageProviders();
    public final StorageConnections storageConnections;
    public final StorageConnectionAdministration storages;
    public final DocumentStores documentStores;
    public final PaymentNotices paymentNotices;
    public final Receivables receivables;
    public final DocumentMails documentMails;
    public final Customers customerRows;
    public final Ledger paymentLedger;
    public final PaymentStarts paymentStarts;
    public final PaymentRefunds paymentRefunds;
    public final PaymentViews paymentViews;
    public final Settler settler;
    public final CustomerPayments payments;
    public final PaymentAdministration paymentAdministration;
    public final PayLinks payLinks;
    public final PaymentChecks paymentChecks;
    public final PaymentWebhooks paymentWebhooks;
    public final PaymentConnectionAdministration paymentConnections;
    public final Overviews overviews;
    public final MailAdministration mails;
    public final MailSetup mailSetup;
    public final MailTextAdministration mailTexts;
    public final Outbox outbox;
    public final SettingRows rows;
    public final Timeline events;

    /** A portal without any data. */
    public TestPortal(TestDatabase database, Path folder) {
        this(database.tx(), folder);
    }

    /** A portal without any data that uses these transactions. */
    public TestPortal(Tx transactions, Path folder) {
        tx = transactions;
        home = new PortalHome(folder, URI.create("https://portal.example/portal"), clock);
        events = new Timeline(home, new WebhookQueue(home), new AutomationQueue());
        webhooks = new JpaWebhooks(tx, events, home);
        connections = new Connections(tx, paymentProviders, events, home);
        paymentConnections = new JpaPaymentConnectionAdministration(paymentProviders, connections, home);
        storageConnections = new StorageConnections(tx, storageProviders, events, home);
        storages = new JpaStorageConnectionAdministration(
                storageProviders, storageConnections, List.of(new DocumentStoreUse()));
        files = new ContentStore(tx, new LocalFileStorage(home), storageConnections, new FilesHealth(), home);
        documentStores = new JpaDocumentStores(tx, files, events, home);
        rows = new SettingRows(tx, events, home);
        outbox = new Outbox(tx, events, home);
        mails = new JpaMailAdministration(tx, outbox, rows, events, home);
        mailSetup = new JpaMailSetup(tx, rows, outbox, home);
        mailTexts = new JpaMailTextAdministration(tx, events, home);
        JpaImages pictures = new JpaImages(tx, files, events, home);
        images = pictures;
        settings = new JpaSettingsAdministration(rows, pictures);
        branding = new RememberedBranding(rows);
        PortalLinks portalLinks = new PortalLinks(home);
        customerRows = new Customers(portalLinks, events, home);
        customerIntake = new JpaCustomerIntake(tx, customerRows);
        customers = new JpaCustomerAdministration(tx, customerRows);
        MasterDataNotices notices = new MasterDataNotices(outbox, new CustomerPlaceholders(portalLinks));
        JpaChangeRequests requests = new JpaChangeRequests(tx, customerRows, notices, events, home);
        changeRequests = requests;
        profile = new JpaCustomerProfile(tx, customerRows, new ConfirmationCodes(tx, home), requests, notices, events);
        access = new JpaAccessAdministration(tx, customerRows, portalLinks, events);
        sessions = new JpaCustomerSessions(tx, portalLinks, rows, events, home);
        links = new JpaLinkAdministration(tx, customerRows, portalLinks, rows, events, home);
        customerSessions = new JpaSessionAdministration(tx, customerRows, rows, events, home);
        apiTokens = new JpaApiTokens(tx, events, home);
        CustomerPlaceholders customerPlaceholders = new CustomerPlaceholders(portalLinks);
        DocumentPlaceholders placeholders = new DocumentPlaceholders(customerPlaceholders, portalLinks);
        DocumentRows documentRows = new DocumentRows(customerRows, portalLinks, placeholders, events, rows, home);
        DocumentFiles documentFiles = new DocumentFiles(files, rows, pictures);
        documentIntake = new JpaDocumentIntake(tx, documentRows, customerRows, files);
        EInvoiceImport imports = new EInvoiceImport(tx, documentRows, customerRows, files);
        documentImport = imports;
        unmatched = new JpaUnmatchedDocuments(tx, imports, documentRows, files);
        documentMails = new DocumentMails(placeholders, customerRows);
        EstimateDecisions decisions =
                new EstimateDecisions(tx, documentRows, documentFiles, documentMails, outbox, rows);
        customerDocuments =
                new JpaCustomerDocuments(tx, documentRows, documentFiles, decisions, documentMails, outbox, rows);
        exports = new JpaCustomerExports(
                tx, documentRows, documentFiles, decisions, customerRows, customerDocuments, rows);
        documents = new JpaDocumentAdministration(
                tx, documentRows, documentFiles, portalLinks, decisions, documentMails, outbox, rows);
        templates = new JpaTemplateRendering(tx, documentRows, placeholders, customerRows, customerPlaceholders);
        orderIntake = new JpaOrderIntake(tx, customerRows, portalLinks, events, home);
        orderImport = new JpaOrderImport(tx, orderIntake, customerRows, rows);
        customerOrders = new JpaCustomerOrders(tx, rows, home);
        PortalInvoices portalInvoices = new PortalInvoices(tx, documentRows, documentFiles);
        invoiceDownloads = new JpaInvoiceDownloads(tx, customerRows, portalInvoices, rows, home);
        invoiceNumbers = new JpaInvoiceNumbers(tx, rows, home);
        orders = new JpaOrderAdministration(tx, customerRows, portalLinks, rows, events, home);
        receivables = new Receivables(documentRows);
        paymentNotices = new PaymentNotices(events, outbox, documentMails, customerRows);
        paymentLedger = new Ledger(receivables, paymentNotices, home);
        paymentStarts = new PaymentStarts(tx, connections, receivables, paymentLedger, paymentNotices, rows, home);
        paymentRefunds = new PaymentRefunds(tx, home);
        paymentViews = new PaymentViews(connections, customerRows);
        settler = new Settler(tx, connections, paymentStarts, paymentRefunds, paymentLedger, home);
        payments = new JpaCustomerPayments(
                tx, connections, receivables, paymentStarts, settler, paymentLedger, paymentViews, rows, home);
        paymentAdministration = new JpaPaymentAdministration(
                tx,
                connections,
                settler,
                paymentLedger,
                paymentRefunds,
                paymentNotices,
                paymentViews,
                customerRows,
                home);
        payLinks = new JpaPayLinks(
                tx,
                receivables,
                portalLinks,
                customerRows,
                connections,
                paymentStarts,
                documentMails,
                outbox,
                events,
                home);
        paymentChecks = new PaymentChecks(tx, settler, paymentProviders, home);
        paymentWebhooks = new JpaPaymentWebhooks(connections, paymentChecks);
        timeline = new JpaTimelineAdministration(tx);
        overviews = new JpaOverviews(tx, documentRows, customerOrders, profile, branding, timeline);
        ruleLetters = new RuleLetters(customerRows, customerPlaceholders, documentMails, portalLinks);
        automation = new JpaAutomationAdministration(
                tx, events, new DryRuns(tx, timeline, customerRows, ruleLetters, home), home);
    }

    /** Releases every type and action. */
    public TestPortal releaseAll() {
        settings.saveRelease(
                STAFF, new Release(EnumSet.allOf(DocumentType.class), EnumSet.allOf(DocumentAction.class)));
        return this;
    }

    /** A company of which little is known. */
    public static CustomerData company(String number, String name) {
        return new CustomerData(
                new CustomerNumber(number),
                name,
                CustomerKind.COMPANY,
                null,
                "de",
                null,
                new Address("Hauptstraße 1", "20095", "Hamburg", "DE"),
                null,
                null,
                List.of());
    }

    /** Creates a customer with access and signs it in by its link. */
    public ActingCustomer customer(String number) {
        customerIntake.put(HOST, company(number, "Firma " + number));
        access.choose(STAFF, new CustomerNumber(number), AccessChoice.GRANTED);
        return signIn(access.get(new CustomerNumber(number)).link().url());
    }

    /** Who acts in a session that the link opens. */
    public ActingCustomer signIn(String url) {
        return sessions.openByLink(url.substring(url.lastIndexOf('/') + 1), null)
                .session()
                .customer();
    }

    /** An open document over 100 euros plus 19 percent, issued on the day of the clock, due a fortnight later. */
    public static DocumentData document(DocumentType type, String number, String customer) {
        return document(type, number, customer, DocumentStatus.OPEN, "Wartung");
    }

    /** A document over 100 euros plus 19 percent, issued on the day of the clock, due a fortnight later. */
    public static DocumentData document(
            DocumentType type, String number, String customer, DocumentStatus status, String description) {
        return new DocumentData(
                new DocumentKey(type, number),
                new CustomerNumber(customer),
                LocalDate.parse("2026-11-21"),
                LocalDate.parse("2026-12-05"),
                null,
                status,
                Money.of("119.00", "EUR"),
                null,
                List.of(new DocumentLine(
                        description, BigDecimal.ONE, "Std.", new BigDecimal("100.00"), BigDecimal.valueOf(19))),
                null,
                null,
                null,
                null,
                null);
    }
}
