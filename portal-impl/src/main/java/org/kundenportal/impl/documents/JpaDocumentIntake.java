package org.kundenportal.impl.documents;

import java.util.Objects;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.Violation;
import org.kundenportal.api.customers.Address;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DocumentData;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.einvoice.PdfCheck;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the host's documents into the database, and their PDF into the storage. */
@Component(service = DocumentIntake.class)
public final class JpaDocumentIntake implements DocumentIntake {

    private final Tx tx;
    private final DocumentRows rows;
    private final Customers customers;
    private final ContentStore files;

    /** Takes documents into the given rows and files. */
    @Activate
    public JpaDocumentIntake(
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
    public boolean put(Actor actor, DocumentData document) {
        DataRules.check(document);
        return tx.callRepeatably(em -> put(em, actor, document));
    }

    private boolean put(EntityManager em, Actor actor, DocumentData data) {
        Customers.Known customer = customers
                .find(em, data.customer())
                .orElseThrow(() -> PortalException.of(
                        ErrorCode.UNKNOWN_CUSTOMER, new Violation("customerNumber", "UNKNOWN_CUSTOMER")));
        DocumentEntity known = known(em, data.key(), customer);
        if (known == null) {
            DocumentContent content =
                    content(data, recipient(customer.data(), customer.data().name()), vatId(customer.data()));
            DocumentEntity fresh = new DocumentEntity(
                    data.key(),
                    Seller.OWN,
                    customer.id(),
                    data.status(),
                    rows.clock().instant());
            fresh.belongTo(data.orderNumber());
            rows.create(
                    em,
                    actor,
                    fresh,
                    customer,
                    NewVersion.ofData(VersionText.of(em, content, customer.data())),
                    data.paid());
            return true;
        }
        DocumentRows.requireSameCustomer(known, customer.id());
        known.adopt();
        known.belongTo(data.orderNumber());
        advance(em, actor, known, customer, data);
        rows.settle(em, actor, known, customer, DecisionRows.standing(em, known, data.status()), data.paid());
        return false;
    }

    /** The host's own document, or the one that was imported for the same customer before the host pushed it. */
    private static DocumentEntity known(EntityManager em, DocumentKey key, Customers.Known customer) {
        return DocumentRows.find(em, key, Seller.OWN)
                .or(() -> DocumentRows.find(em, key)
                        .filter(imported -> imported.customer().equals(customer.id()))
                        .filter(imported -> mayBeOwn(em, imported)))
                .orElse(null);
    }

    /** Whether the document is the merchant's own, or nothing that is known of its seller speaks against it. */
    static boolean mayBeOwn(EntityManager em, DocumentEntity imported) {
        if (imported.isOwn()) {
            return true;
        }
        String name = DocumentRows.current(em, imported).text().content().seller();
        return new Seller(name, null).mayBeMerchant(issuer(em));
    }

    /**
     * What the host says now is compared with what it said last: a file that was imported or uploaded since stays, and
     * what the host takes back is a change again. The words of the customer's address are those of the day
     * of issue: a move alone makes no new version.
     */
    private void advance(
            EntityManager em, Actor actor, DocumentEntity known, Customers.Known customer, DocumentData data) {
        boolean same = DocumentRows.latestOfHost(em, known)
                .map(version -> version.text().content())
                .filter(before -> NewVersion.hash(content(data, before.recipient(), before.recipientVatId()))
                        .equals(NewVersion.hash(before)))
                .isPresent();
        if (!same) {
            DocumentContent changed =
                    content(data, recipient(customer.data(), customer.data().name()), vatId(customer.data()));
            rows.advance(em, actor, known, customer, NewVersion.ofData(VersionText.of(em, changed, customer.data())));
        }
    }

    @Override
    public void putPdf(Actor actor, DocumentKey key, byte[] pdf) {
        if (pdf.length > MAX_FILE_SIZE) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
        if (!PdfCheck.isReadable(pdf)) {
            throw PortalException.of(ErrorCode.NOT_A_PDF);
        }
        KeptFile file = files.keep(pdf, "pdf");
        tx.runRepeatably(em -> attach(
                em,
                actor,
                DocumentRows.ofHost(em, key).orElseThrow(PortalException::notFound),
                file,
                Tokens.sha256(pdf)));
    }

    /**
     * The first PDF belongs to the version that came without one, unless the portal has shown another in its place;
     * every other makes a version of its own.
     */
    private void attach(EntityManager em, Actor actor, DocumentEntity document, KeptFile file, String hash) {
        DocumentVersionEntity current = DocumentRows.current(em, document);
        if (DocumentRows.attach(em, current, file)) {
            document.touch(rows.clock().instant());
        } else if (!file.equals(current.pdf())) {
            NewVersion version = new NewVersion(Source.UPLOAD, current.text(), hash, file, current.xml());
            rows.advance(em, actor, document, rows.customer(em, document), version);
        }
    }

    private static DocumentContent content(DocumentData data, Recipient recipient, String vatId) {
        return new DocumentContent(
                data.issueDate(),
                data.dueDate(),
                data.validUntil(),
                data.total() == null ? null : data.total().currency(),
                data.total() == null ? null : data.total().amount(),
                null,
                null,
                data.lines().stream().map(DocumentContent.Line::of).toList(),
                recipient,
                vatId,
                null,
                data.note(),
                data.orderNumber(),
                data.subscriptionHandle(),
                data.dunningLevel(),
                data.workOrderNumber(),
                null);
    }

    static Company issuer(EntityManager em) {
        return SettingRows.read(em, Setting.APPEARANCE).value().company();
    }

    /** The customer's address under this name. */
    static Recipient recipient(CustomerData customer, String name) {
        Address address = Objects.requireNonNullElse(customer.address(), new Address(null, null, null, null));
        return new Recipient(name, address.street(), address.postalCode(), address.city(), address.country());
    }

    static String vatId(CustomerData customer) {
        return customer.taxDetails() == null ? null : customer.taxDetails().vatId();
    }
}
