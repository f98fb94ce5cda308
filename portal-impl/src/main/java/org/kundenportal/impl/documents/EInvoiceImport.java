package org.kundenportal.impl.documents;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.ImportedDocument;
import org.kundenportal.api.documents.ImportedDocument.Outcome;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.einvoice.EInvoice;
import org.kundenportal.impl.einvoice.EInvoiceReader;
import org.kundenportal.impl.einvoice.NotAnEInvoiceException;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports e-invoices: read, keep the file, then one transaction that finds the customer and makes the document. */
@Component(service = {DocumentImport.class, EInvoiceImport.class})
public final class EInvoiceImport implements DocumentImport {

    private final EInvoiceReader reader = new EInvoiceReader();
    private final Tx tx;
    private final DocumentRows rows;
    private final Customers customers;
    private final ContentStore files;

    /** Imports into the given rows and files. */
    @Activate
    public EInvoiceImport(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference Customers customers,
            @Reference ContentStore files) {
        this.tx = tx;
        this.rows = rows;
        this.customers = customers;
        this.files = files;
    }

    @Override
    public ImportedDocument importFile(Actor actor, byte[] file, String fileName) {
        EInvoice invoice = read(file);
        EInvoiceTranslation document = new EInvoiceTranslation(invoice);
        document.requireUsable();
        ImportedFile imported = new ImportedFile(file, fileName, invoice);
        // before the transaction, which holds rows while a storage would be waited for; a known file need not be kept
        Optional<ImportedDocument> known = tx.read(em -> unchanged(em, document, imported));
        if (known.isPresent()) {
            return known.get();
        }
        ImportedFile.Kept kept = imported.keep(files);
        return tx.callRepeatably(em -> take(em, actor, document, imported, kept));
    }

    /** A file that waited in the queue, read again. */
    record Waiting(EInvoiceTranslation document, ImportedFile file, ImportedFile.Kept kept) {}

    /** Reads a file of the queue. */
    Waiting reread(byte[] file) {
        EInvoice invoice = read(file);
        ImportedFile imported = new ImportedFile(file, null, invoice);
        return new Waiting(new EInvoiceTranslation(invoice), imported, imported.keep(files));
    }

    private EInvoice read(byte[] file) {
        if (file.length > DocumentIntake.MAX_FILE_SIZE) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
        try {
            return reader.read(file);
        } catch (NotAnEInvoiceException e) {
            throw PortalException.of(
                    ErrorCode.NOT_AN_EINVOICE, new Violation("file", e.reason().name()));
        }
    }

    /** The same file again changes nothing, wherever it went: to whom staff gave it, and under whatever seller. */
    private Optional<ImportedDocument> unchanged(EntityManager em, EInvoiceTranslation document, ImportedFile file) {
        return DocumentRows.ofFile(em, document.key(), file.hash())
                .map(same -> new ImportedDocument(
                        Outcome.UNCHANGED,
                        document.key(),
                        rows.customer(em, same).number(),
                        false,
                        null));
    }

    private ImportedDocument take(
            EntityManager em, Actor actor, EInvoiceTranslation document, ImportedFile file, ImportedFile.Kept kept) {
        Optional<ImportedDocument> same = unchanged(em, document, file);
        if (same.isPresent()) {
            return same.get();
        }
        CustomerMatching matching = new CustomerMatching(em, customers, document);
        Optional<Customers.Known> known = matching.find();
        Optional<Customers.Known> customer = known.or(() -> matching.create(actor));
        if (customer.isEmpty()) {
            return queue(em, actor, document, file, kept.file());
        }
        Outcome outcome = publish(em, actor, document, file, kept, customer.get());
        return new ImportedDocument(outcome, document.key(), customer.get().number(), known.isEmpty(), null);
    }

    /** Makes the document of a waiting file, for the customer that staff have named. */
    ImportedDocument assign(EntityManager em, Actor actor, Waiting waiting, CustomerNumber number) {
        Customers.Known customer = customers
                .find(em, number)
                .orElseThrow(() -> PortalException.of(
                        ErrorCode.UNKNOWN_CUSTOMER, new Violation("customerNumber", "UNKNOWN_CUSTOMER")));
        Outcome outcome = publish(em, actor, waiting.document(), waiting.file(), waiting.kept(), customer);
        return new ImportedDocument(outcome, waiting.document().key(), number, false, null);
    }

    private Outcome publish(
            EntityManager em,
            Actor actor,
            EInvoiceTranslation document,
            ImportedFile file,
            ImportedFile.Kept kept,
            Customers.Known customer) {
        Company issuer = JpaDocumentIntake.issuer(em);
        Integer paymentDays = SettingRows.read(em, Setting.INVOICES).value().paymentDays();
        Optional<DocumentEntity> same = DocumentRows.ofFile(em, document.key(), file.hash());
        Optional<DocumentEntity> known = same.or(() -> known(em, document, customer, issuer));
        known.ifPresent(found -> DocumentRows.requireSameCustomer(found, customer.id()));
        if (same.isPresent()) {
            return Outcome.UNCHANGED;
        }
        NewVersion version = new NewVersion(
                Source.IMPORT,
                VersionText.of(em, document.content(paymentDays), customer.data()),
                file.hash(),
                kept.pdf(),
                kept.xml());
        if (known.isEmpty()) {
            DocumentEntity fresh = new DocumentEntity(
                    document.key(),
                    document.seller().key(issuer),
                    customer.id(),
                    DocumentStatus.OPEN,
                    rows.clock().instant());
            fresh.belongTo(document.salesOrder());
            rows.create(em, actor, fresh, customer, version, document.paid());
            return Outcome.CREATED;
        }
        rows.advance(em, actor, known.get(), customer, version);
        // of its order, and of payments, the host knows more than a file of the day of issue
        if (DocumentRows.latestOfHost(em, known.get()).isEmpty()) {
            known.get().belongTo(document.salesOrder());
            rows.settle(em, actor, known.get(), customer, said(known.get().status()), document.paid());
        } else {
            DocumentRows.follow(em, known.get());
        }
        return Outcome.NEW_VERSION;
    }

    /** A file says nothing of what was paid since: that an invoice is paid, the portal's own payments say. */
    private static DocumentStatus said(DocumentStatus status) {
        return status == DocumentStatus.CANCELED ? status : DocumentStatus.OPEN;
    }

    private static Optional<DocumentEntity> known(
            EntityManager em, EInvoiceTranslation document, Customers.Known customer, Company merchant) {
        Seller seller = document.seller();
        return DocumentRows.find(em, document.key(), seller.key(merchant))
                .or(() -> DocumentRows.find(em, document.key(), seller.foldedName())
                        .filter(earlier -> seller.isMerchant(merchant)))
                .or(() -> DocumentRows.find(em, document.key(), Seller.OWN)
                        .filter(own -> seller.mayBeMerchant(merchant))
                        .filter(own -> own.customer().equals(customer.id())));
    }

    private ImportedDocument queue(
            EntityManager em, Actor actor, EInvoiceTranslation document, ImportedFile file, KeptFile kept) {
        UnmatchedEntity waiting = em.createQuery(
                        "SELECT u FROM UnmatchedDocument u WHERE u.fileHash = :hash", UnmatchedEntity.class)
                .setParameter("hash", file.hash())
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (waiting == null) {
            waiting = new UnmatchedEntity(document, file, kept, rows.clock().instant());
            em.persist(waiting);
            em.flush();
            rows.note(em, Happening.of(Happening.Kind.DOCUMENT_UNMATCHED, actor).on(document.key()));
        }
        return new ImportedDocument(Outcome.UNMATCHED, document.key(), null, false, Long.toString(waiting.id()));
    }
}
