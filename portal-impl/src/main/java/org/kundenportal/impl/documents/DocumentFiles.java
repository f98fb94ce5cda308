package org.kundenportal.impl.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.kundenportal.api.Money;
import org.kundenportal.api.PortalException;
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
import org.kundenportal.impl.settings.JpaImages;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
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
     * @param key never null
     * @param status of the document, not of the version
     * @param paid of the document, not of the version
     * @param text what the version says
     * @param pdf that came with it, may be null
     * @param xml that came with it, may be null
     * @param customer whose it is, as it was called when the version was issued
     */
    record Wanted(
            DocumentKey key,
            DocumentStatus status,
            Money paid,
            VersionText text,
            KeptFile pdf,
            KeptFile xml,
            Customers.Addressee customer) {

        static Wanted of(DocumentEntity document, DocumentVersionEntity version, Customers.Addressee customer) {
            return new Wanted(
                    document.key(),
                    document.status(),
                    document.paid(),
                    version.text(),
                    version.pdf(),
                    version.xml(),
                    version.text().addressee(customer));
        }
    }

    /** The version as PDF. */
    DocumentFile pdf(Wanted wanted) {
        if (wanted.pdf() != null) {
            return kept(wanted, wanted.pdf(), PDF, "pdf");
        }
        byte[] logo = images.bytes(settings.get(Setting.APPEARANCE).logo());
        byte[] pdf =
                render(printed(wanted).logo(logo == null ? null : Logo.of(logo)).build());
        return new DocumentFile(name(wanted, "pdf"), PDF, pdf.length, out -> out.write(pdf));
    }

    /** The version as structured e-invoice; NOT_FOUND if there is none. */
    DocumentFile xml(Wanted wanted) {
        if (wanted.xml() != null) {
            return kept(wanted, wanted.xml(), XML, "xml");
        }
        byte[] xml = CiiWriter.write(printed(wanted).build()).orElseThrow(PortalException::notFound);
        return new DocumentFile(name(wanted, "xml"), XML, xml.length, out -> out.write(xml));
    }

    /** Whether {@link #xml} has something to give. */
    boolean hasXml(Wanted wanted) {
        if (wanted.xml() != null) {
            return true;
        }
        return isEInvoice(wanted.key().type())
                && CiiWriter.canWrite(printed(wanted).build());
    }

    private static boolean isEInvoice(DocumentType type) {
        return type == DocumentType.INVOICE || type == DocumentType.CREDIT_NOTE;
    }

    private DocumentFile kept(Wanted wanted, KeptFile file, String mediaType, String extension) {
        return new DocumentFile(name(wanted, extension), mediaType, file.size(), out -> files.copy(file.key(), out));
    }

    private byte[] render(PrintedDocument document) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(32 * 1024);
        rendering.acquireUninterruptibly();
        try {
            renderer.render(document, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        } finally {
            rendering.release();
        }
        return pdf.toByteArray();
    }

    private PrintedDocument.Builder printed(Wanted wanted) {
        Appearance appearance = settings.get(Setting.APPEARANCE);
        DocumentContent content = wanted.text().content();
        Currency currency = Objects.requireNonNullElseGet(content.currency(), () -> Currency.getInstance("EUR"));
        return PrintedDocument.builder(type(wanted), wanted.key().number(), language(wanted), currency)
                .canceled(wanted.status() == DocumentStatus.CANCELED)
                .issueDate(content.issueDate())
                .dueDate(content.dueDate())
                .validUntil(content.validUntil())
                .issuer(company(wanted.text().issuer(), appearance.company()))
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
                line.description(), line.quantity(), line.unit(), line.unitPrice(), line.vatPercent());
    }

    private static PrintedDocument.Type type(Wanted wanted) {
        return PrintedDocument.Type.valueOf(wanted.key().type().name());
    }

    private Locale language(Wanted wanted) {
        String language = Optional.ofNullable(wanted.customer().language())
                .orElseGet(() -> settings.get(Setting.APPEARANCE).defaultLanguage());
        return Locale.forLanguageTag(language);
    }

    private String name(Wanted wanted, String extension) {
        String type = DocumentRenderer.title(type(wanted), language(wanted));
        return (type + "-" + wanted.key().number()).replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "." + extension;
    }
}
