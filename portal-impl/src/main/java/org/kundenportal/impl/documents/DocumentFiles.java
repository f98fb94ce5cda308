package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.documents.CreditTransfer;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.rendering.CiiWriter;
import org.kundenportal.impl.rendering.DocumentRenderer;
import org.kundenportal.impl.rendering.Logo;
import org.kundenportal.impl.rendering.PrintedDocument;
import org.kundenportal.impl.rendering.PrintedEvidence;
import org.kundenportal.impl.rendering.PrintedStatement;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.JpaImages;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.transfer.GiroCode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The files of a document: those that came with it, else what the portal renders from its words. At most as many
 * renderings as there are processors run at once, the others wait. Thread-safe.
 */
@Component(service = DocumentFiles.class)
public final class DocumentFiles {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";

    private final DocumentRenderer renderer = new DocumentRenderer();
    private final Semaphore rendering = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final ContentStore files;
    private final SettingRows settings;
    private final JpaImages images;

    /** Files from the given store. */
    @Activate
    public DocumentFiles(@Reference ContentStore files, @Reference SettingRows settings, @Reference JpaImages images) {
        this.files = files;
        this.settings = settings;
        this.images = images;
    }

    /**
     * One version of a document, read from the database, of which a file is wanted.
     *
     * @param version the row of the version
     * @param key never null
     * @param status of the document, not of the version
     * @param paid of the document, not of the version
     * @param text what the version says, placeholders filled as they read now
     * @param pdf that came with it, may be null
     * @param shown what the portal has drawn of it and must show again, may be null
     * @param xml that came with it, may be null
     * @param customer whose it is, as it was called when the version was issued
     */
    record Wanted(
            long version,
            DocumentKey key,
            DocumentStatus status,
            Money paid,
            VersionText text,
            KeptFile pdf,
            KeptFile shown,
            KeptFile xml,
            Customers.Addressee customer) {

        static Wanted of(
                DocumentEntity document,
                DocumentVersionEntity version,
                VersionText text,
                Customers.Addressee customer) {
            return new Wanted(
                    version.id(),
                    document.key(),
                    document.status(),
                    document.paid(),
                    text,
                    version.pdf(),
                    version.shown(),
                    version.xml(),
                    customer);
        }

        /** The file that customers get, if it is kept: what is canceled is drawn anew, with its mark. */
        KeptFile keptPdf() {
            return pdf == null && status != DocumentStatus.CANCELED ? shown : pdf;
        }

        /** The same version with the files that its row has now. */
        Wanted with(DocumentVersionEntity now) {
            return new Wanted(version, key, status, paid, text, now.pdf(), now.shown(), xml, customer);
        }

        /** The same version as it was shown before the document was canceled. */
        Wanted asShown() {
            DocumentStatus then = shown == null ? status : DocumentStatus.OPEN;
            return new Wanted(version, key, then, paid, text, pdf, shown, xml, customer);
        }
    }

    /** The version as PDF. */
    DocumentFile pdf(Wanted wanted) {
        if (wanted.keptPdf() != null) {
            return kept(wanted, wanted.keptPdf(), PDF, "pdf");
        }
        byte[] pdf = draw(wanted, this::logoIfReached);
        return new DocumentFile(name(wanted, "pdf"), PDF, pdf.length, out -> out.write(pdf));
    }

    /** Draws the version's words, whatever files came with it. */
    byte[] draw(Wanted wanted) {
        return draw(wanted, this::logo);
    }

    private byte[] draw(Wanted wanted, Supplier<Logo> logo) {
        // asked for before it waits for its turn to draw: who draws must not wait for the database
        PrintedDocument document =
                printed(wanted).logo(isOfAnother(wanted) ? null : logo.get()).build();
        return drawn(out -> renderer.render(document, out));
    }

    /** What the merchant's paper looks like, to be asked before a transaction begins. */
    Paper paper() {
        return new Paper(settings.get(Setting.APPEARANCE), logo());
    }

    /** How the merchant's paper looks. */
    record Paper(Appearance appearance, Logo logo) {}

    /** Draws the evidence of a decision and keeps it. */
    KeptFile evidence(Wanted wanted, Proof proof, Paper paper) {
        Appearance appearance = paper.appearance();
        PrintedDocument head = printed(wanted, appearance)
                .logo(paper.logo())
                .issueDate(proof.at().atZone(appearance.timeZone()).toLocalDate())
                .build();
        PrintedEvidence evidence = new PrintedEvidence(
                head,
                proof.decision().choice().name(),
                proof.version(),
                proof.decision().name(),
                String.join(
                        ", ",
                        Stream.of(proof.contactName(), proof.contactEmail())
                                .filter(Objects::nonNull)
                                .toList()),
                proof.at(),
                appearance.timeZone(),
                proof.decision().reason(),
                proof.terms(),
                proof.customer().assurance().name(),
                proof.customer().session(),
                proof.decision().clientAddress(),
                proof.pdf().size(),
                proof.pdfSha256());
        return files.keep(drawn(out -> renderer.render(evidence, out)), "pdf");
    }

    /** The evidence of a decision on the version, as it was kept. */
    DocumentFile evidence(Wanted wanted, KeptFile evidence) {
        return evidence(wanted, evidence, settings.get(Setting.APPEARANCE));
    }

    /** The same within a transaction, in which no settings can be asked for. */
    DocumentFile evidence(Wanted wanted, KeptFile evidence, Appearance appearance) {
        String name = PrintedEvidence.fileName(wanted.key().number(), language(wanted, appearance));
        return new DocumentFile(safe(name) + ".pdf", PDF, evidence.size(), out -> files.copy(evidence.key(), out));
    }

    /** Keeps the bytes of a PDF. */
    KeptFile keep(byte[] pdf) {
        return files.keep(pdf, "pdf");
    }

    /** SHA-256 of what is kept, read again: it is the file that counts. */
    String sha256(KeptFile file) {
        return Tokens.sha256(files.read(file.key()));
    }

    private Logo logo() {
        byte[] logo = images.bytes(settings.get(Setting.APPEARANCE).logo());
        return logo == null ? null : Logo.of(logo);
    }

    /** For what is drawn to be read now and not to be kept: rather without the logo than not at all. */
    private Logo logoIfReached() {
        try {
            return logo();
        } catch (PortalException e) {
            if (e.code() != ErrorCode.STORAGE_UNAVAILABLE) {
                throw e;
            }
            return null;
        }
    }

    /** The version as structured e-invoice; NOT_FOUND if there is none. */
    DocumentFile xml(Wanted wanted) {
        if (wanted.xml() != null) {
            return kept(wanted, wanted.xml(), XML, "xml");
        }
        byte[] xml = CiiWriter.write(printed(wanted).build()).orElseThrow(PortalException::notFound);
        return new DocumentFile(name(wanted, "xml"), XML, xml.length, out -> out.write(xml));
    }

    /** How what is open is paid by transfer; empty if nothing is, or nobody said whereto. */
    Optional<CreditTransfer> transfer(Wanted wanted) {
        PrintedDocument.Company payee = issuer(wanted, settings.get(Setting.APPEARANCE));
        DocumentContent content = wanted.text().content();
        Money open = DocumentRules.open(
                wanted.key().type(),
                wanted.status(),
                DocumentEntity.money(content.total(), content.currency()),
                wanted.paid());
        return GiroCode.of(payee.name(), payee.iban(), open, wanted.key().number())
                .map(code ->
                        new CreditTransfer(code.payee(), code.iban(), code.amount(), code.reference(), code.rows()));
    }

    /** Whether {@link #xml} has something to give. */
    boolean hasXml(Wanted wanted) {
        if (wanted.xml() != null) {
            return true;
        }
        return isEInvoice(wanted.key().type())
                && CiiWriter.canWrite(printed(wanted).build());
    }

    /**
     * A statement of account as PDF.
     *
     * @param language of its words
     * @param today its date
     */
    byte[] statement(
            Customers.Known customer,
            Locale language,
            LocalDate today,
            LocalDate from,
            LocalDate to,
            List<Account> accounts) {
        Appearance appearance = settings.get(Setting.APPEARANCE);
        PrintedDocument letter = PrintedDocument.builder(
                        PrintedDocument.Type.INVOICE, from + "/" + to, language, Currency.getInstance("EUR"))
                .issueDate(today)
                .issuer(company(null, appearance.company()))
                .recipient(recipient(customer))
                .accentColour(appearance.accentColor())
                .logo(logoIfReached())
                .build();
        PrintedStatement statement = new PrintedStatement(
                letter, from, to, accounts.stream().map(DocumentFiles::account).toList());
        return drawn(pdf -> renderer.render(statement, pdf));
    }

    private static PrintedDocument.Recipient recipient(Customers.Known customer) {
        Address address = Objects.requireNonNullElse(customer.data().address(), new Address(null, null, null, null));
        return new PrintedDocument.Recipient(
                customer.number().value(),
                customer.data().name(),
                address.street(),
                address.postalCode(),
                address.city(),
                address.country(),
                null);
    }

    private static PrintedStatement.Account account(Account account) {
        return new PrintedStatement.Account(
                account.currency(),
                account.opening(),
                account.entries().stream().map(DocumentFiles::row).toList(),
                account.closing());
    }

    private static PrintedStatement.Row row(Account.Entry entry) {
        Account.Movement movement = entry.movement();
        return new PrintedStatement.Row(
                movement.date(),
                PrintedDocument.Type.valueOf(movement.document().type().name()),
                movement.document().number(),
                movement.cause() == Account.Cause.SETTLED,
                movement.amount(),
                entry.balance());
    }

    private static boolean isEInvoice(DocumentType type) {
        return type == DocumentType.INVOICE || type == DocumentType.CREDIT_NOTE;
    }

    private DocumentFile kept(Wanted wanted, KeptFile file, String mediaType, String extension) {
        return new DocumentFile(name(wanted, extension), mediaType, file.size(), out -> files.copy(file.key(), out));
    }

    private byte[] drawn(DocumentFile.Content drawing) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(32 * 1024);
        rendering.acquireUninterruptibly();
        try {
            drawing.writeTo(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        } finally {
            rendering.release();
        }
        return pdf.toByteArray();
    }

    private PrintedDocument.Builder printed(Wanted wanted) {
        return printed(wanted, settings.get(Setting.APPEARANCE));
    }

    private PrintedDocument.Builder printed(Wanted wanted, Appearance appearance) {
        DocumentContent content = wanted.text().content();
        Currency currency = Objects.requireNonNullElseGet(content.currency(), () -> Currency.getInstance("EUR"));
        return PrintedDocument.builder(type(wanted), wanted.key().number(), language(wanted, appearance), currency)
                .canceled(wanted.status() == DocumentStatus.CANCELED)
                .issueDate(content.issueDate())
                .dueDate(content.dueDate())
                .validUntil(content.validUntil())
                .issuer(issuer(wanted, appearance))
                .recipient(recipient(wanted))
                .lines(content.documentLines().stream().map(DocumentFiles::line).toList())
                .total(DocumentEntity.money(content.total(), currency))
                .paid(wanted.paid() != null && wanted.paid().currency().equals(currency) ? wanted.paid() : null)
                .note(content.note())
                .orderNumber(content.orderNumber())
                .workOrderNumber(content.workOrderNumber())
                .precedingInvoice(content.precedingInvoice())
                .dunningLevel(content.dunningLevel())
                .accentColour(appearance.accentColor());
    }

    /** Who issued the document: of another seller, whose invoice was imported, only its name is known. */
    private static PrintedDocument.Company issuer(Wanted wanted, Appearance appearance) {
        PrintedDocument.Company merchant = company(wanted.text().issuer(), appearance.company());
        String seller = wanted.text().content().seller();
        return isAnother(seller, merchant)
                ? new PrintedDocument.Company(seller, null, null, null, null, null, null, null, null)
                : merchant;
    }

    private boolean isOfAnother(Wanted wanted) {
        Company now = settings.get(Setting.APPEARANCE).company();
        return isAnother(wanted.text().content().seller(), company(wanted.text().issuer(), now));
    }

    private static boolean isAnother(String seller, PrintedDocument.Company merchant) {
        return seller != null
                && merchant.name() != null
                && !seller.strip().equalsIgnoreCase(merchant.name().strip());
    }

    /** The company as it was when the document was issued; a company that was entered later, where there was none. */
    private static PrintedDocument.Company company(Company then, Company now) {
        Company company = then == null || then.name() == null ? now : then;
        return new PrintedDocument.Company(
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

    private static PrintedDocument.Recipient recipient(Wanted wanted) {
        Recipient recipient = Objects.requireNonNullElse(
                wanted.text().content().recipient(),
                new Recipient(wanted.customer().name(), null, null, null, null));
        return new PrintedDocument.Recipient(
                wanted.customer().number().value(),
                recipient.name(),
                recipient.street(),
                recipient.postalCode(),
                recipient.city(),
                recipient.country(),
                wanted.text().content().recipientVatId());
    }

    private static PrintedDocument.Line line(DocumentLine line) {
        return new PrintedDocument.Line(
                line.description(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.vatPercent(),
                line.netAmount());
    }

    private static PrintedDocument.Type type(Wanted wanted) {
        return PrintedDocument.Type.valueOf(wanted.key().type().name());
    }

    private static Locale language(Wanted wanted, Appearance appearance) {
        String language = Objects.requireNonNullElse(wanted.customer().language(), appearance.defaultLanguage());
        return Locale.forLanguageTag(language);
    }

    private String name(Wanted wanted, String extension) {
        String type = DocumentRenderer.title(type(wanted), language(wanted, settings.get(Setting.APPEARANCE)));
        return safe(type + "-" + wanted.key().number()) + "." + extension;
    }

    private static String safe(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }
}
