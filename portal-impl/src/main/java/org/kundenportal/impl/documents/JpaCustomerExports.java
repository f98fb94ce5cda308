package org.kundenportal.impl.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentFilter;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentSummary;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.rendering.Texts;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What customers take with them, each document through {@link CustomerGate} at the moment when it is written. No
 * transaction is open while anything is written. Thread-safe.
 */
@Component(service = CustomerExports.class)
public final class JpaCustomerExports implements CustomerExports {

    private static final Duration ANOTHER_TRY = Duration.ofSeconds(10);

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentFiles files;
    private final EstimateDecisions decisions;
    private final Customers customers;
    private final CustomerDocuments documents;
    private final SettingRows settings;

    /** Customers for whom a ZIP is being written: rendering costs processor time, and others want theirs. */
    private final Set<CustomerId> writing = ConcurrentHashMap.newKeySet();

    /** Exports from the given rows and files. */
    @Activate
    public JpaCustomerExports(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference DocumentFiles files,
            @Reference EstimateDecisions decisions,
            @Reference Customers customers,
            @Reference CustomerDocuments documents,
            @Reference SettingRows settings) {
        this.tx = tx;
        this.rows = rows;
        this.files = files;
        this.decisions = decisions;
        this.customers = customers;
        this.documents = documents;
        this.settings = settings;
    }

    @Override
    public long count(ActingCustomer customer, DocumentFilter filter) {
        CustomerGate.requireWholePortal(customer);
        Set<DocumentType> types = VisibleTypes.of(settings.get(Setting.RELEASE), filter.types());
        if (types.isEmpty()) {
            return 0;
        }
        LocalDate today = rows.today();
        return tx.read(em -> (Long) VisibleTypes.query(customer, types)
                .matching(filter, today, "d.unreadByCustomer")
                .query(em, "COUNT(d.id), MAX(d.id)", "", "")
                .getSingleResult()[0]);
    }

    @Override
    public DocumentFile zip(ActingCustomer customer, DocumentFilter filter, String language) {
        CustomerGate.requireWholePortal(customer);
        CustomerGate.requireAction(settings.get(Setting.RELEASE), DocumentAction.VIEW);
        if (count(customer, filter) > MAX_DOCUMENTS) {
            throw PortalException.of(ErrorCode.TOO_MANY_DOCUMENTS);
        }
        Texts texts = texts(customer, language);
        return new DocumentFile(
                texts.get("file.documents") + "-" + rows.today() + ".zip",
                "application/zip",
                DocumentFile.UNKNOWN_SIZE,
                out -> writeAlone(customer, filter, texts, out));
    }

    private void writeAlone(ActingCustomer customer, DocumentFilter filter, Texts texts, OutputStream out)
            throws IOException {
        if (!writing.add(customer.customer())) {
            throw PortalException.retryAfter(ErrorCode.TOO_MANY_REQUESTS, ANOTHER_TRY);
        }
        try (DocumentZip zip = new DocumentZip(out)) {
            write(customer, filter, texts, zip);
            zip.finish();
        } finally {
            writing.remove(customer.customer());
        }
    }

    private void write(ActingCustomer customer, DocumentFilter filter, Texts texts, DocumentZip zip)
            throws IOException {
        Csv index = new Csv(texts.locale());
        header(index, texts, "type", "number", "date", "due", "total", "currency", "file");
        Set<DocumentKey> written = new HashSet<>();
        String cursor = null;
        do {
            var page = documents.list(customer, filter, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            for (DocumentSummary document : page.items()) {
                // of several sellers' documents of one number, customers see the latest
                if (written.add(document.key())) {
                    add(customer, document, texts, index, zip);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        byte[] list = index.toString().getBytes(StandardCharsets.UTF_8);
        zip.add(zip.free(texts.get("file.index")) + ".csv", rows.today(), out -> out.write(list));
    }

    private void add(ActingCustomer customer, DocumentSummary document, Texts texts, Csv index, DocumentZip zip)
            throws IOException {
        DocumentFiles.Wanted wanted = wanted(customer, document.key());
        if (wanted == null) {
            return;
        }
        String title = texts.get("title." + document.key().type());
        String name = zip.free(
                document.issueDate() + "_" + title + "_" + document.key().number());
        zip.add(
                name + ".pdf",
                document.issueDate(),
                files.pdf(decisions.shown(wanted)).content());
        if (files.hasXml(wanted)) {
            zip.add(name + ".xml", document.issueDate(), files.xml(wanted).content());
        }
        index.text(title)
                .text(document.key().number())
                .date(document.issueDate())
                .date(document.dueDate())
                .number(amount(document.total()))
                .text(currency(document.total()))
                .text(name + ".pdf")
                .end();
    }

    /** The document as it is now; null if it has been taken from the customer since it was listed. */
    private DocumentFiles.Wanted wanted(ActingCustomer customer, DocumentKey key) {
        Release release = settings.get(Setting.RELEASE);
        try {
            return tx.read(em -> {
                DocumentEntity document = CustomerGate.open(em, customer, key, release, DocumentAction.VIEW);
                return rows.wanted(em, document, DocumentRows.current(em, document));
            });
        } catch (PortalException e) {
            if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.ACTION_NOT_RELEASED) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public DocumentFile statement(ActingCustomer customer, LocalDate from, LocalDate to, String language) {
        Set<DocumentType> types = EnumSet.of(DocumentType.INVOICE, DocumentType.CREDIT_NOTE);
        types.retainAll(releasedWithInvoices(customer));
        LocalDate today = rows.today();
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.withDayOfYear(1) : from;
        if (last.isBefore(first)) {
            throw PortalException.invalid("to", "OUT_OF_RANGE");
        }
        ZoneId zone = settings.get(Setting.APPEARANCE).timeZone();
        Texts texts = texts(customer, language);
        List<Account> accounts =
                tx.read(em -> Account.of(new AccountRows(em, zone).movements(customer, types, last), first, last));
        if (accounts.stream().mapToInt(account -> account.entries().size()).sum() > MAX_DOCUMENTS) {
            throw PortalException.of(ErrorCode.TOO_MANY_DOCUMENTS);
        }
        Customers.Known known = tx.read(em -> customers.get(em, customer.customer()));
        byte[] pdf = files.statement(known, texts.locale(), today, first, last, accounts);
        String name = texts.get("file.statement") + "-" + first + "-" + last + ".pdf";
        return new DocumentFile(name, "application/pdf", pdf.length, out -> out.write(pdf));
    }

    @Override
    public DocumentFile openItems(ActingCustomer customer, String language) {
        releasedWithInvoices(customer);
        LocalDate today = rows.today();
        Texts texts = texts(customer, language);
        Csv csv = new Csv(texts.locale());
        header(csv, texts, "number", "date", "due", "total", "paid", "open", "currency", "overdueDays");
        tx.read(em -> open(em, customer, today)).forEach(invoice -> row(csv, invoice, today));
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        String name = texts.get("file.openItems") + "-" + today + ".csv";
        return new DocumentFile(name, "text/csv", bytes.length, out -> out.write(bytes));
    }

    private static List<DocumentSummary> open(EntityManager em, ActingCustomer customer, LocalDate today) {
        return VisibleTypes.query(customer, EnumSet.of(DocumentType.INVOICE))
                .toBePaid()
                .query(em, SummaryRow.COLUMNS, "", "ORDER BY d.dueDate, d.issueDate, d.id")
                .getResultStream()
                .map(row -> SummaryRow.toSummary(row, today))
                .toList();
    }

    private static void row(Csv csv, DocumentSummary invoice, LocalDate today) {
        long overdueDays = invoice.overdue() ? ChronoUnit.DAYS.between(invoice.dueDate(), today) : 0;
        csv.text(invoice.key().number())
                .date(invoice.issueDate())
                .date(invoice.dueDate())
                .number(amount(invoice.total()))
                .number(amount(invoice.paid()))
                .number(amount(invoice.open()))
                .text(currency(invoice.total()))
                .number(BigDecimal.valueOf(overdueDays))
                .end();
    }

    /** The released types, among which are invoices, of a customer who may view them. */
    private Set<DocumentType> releasedWithInvoices(ActingCustomer customer) {
        CustomerGate.requireWholePortal(customer);
        Release release = settings.get(Setting.RELEASE);
        CustomerGate.requireAction(release, DocumentAction.VIEW);
        if (!release.types().contains(DocumentType.INVOICE)) {
            throw PortalException.notFound();
        }
        return release.types();
    }

    private Texts texts(ActingCustomer customer, String language) {
        String own = language != null
                ? language
                : tx.read(em -> customers.addressee(em, customer.customer())).language();
        return Texts.of(Locale.forLanguageTag(
                own != null ? own : settings.get(Setting.APPEARANCE).defaultLanguage()));
    }

    private static void header(Csv csv, Texts texts, String... columns) {
        for (String column : columns) {
            csv.text(texts.get("list." + column));
        }
        csv.end();
    }

    private static BigDecimal amount(Money money) {
        return money == null ? null : money.amount();
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency().getCurrencyCode();
    }
}
