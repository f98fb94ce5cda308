package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentLine;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.timeline.Happening;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The merchant's invoices that the portal itself makes, for those who decide that and when it does in a transaction of
 * theirs. To all others they are as if a host had pushed them. Thread-safe.
 */
@Component(service = PortalInvoices.class)
public final class PortalInvoices {

    /** What the timeline calls the source of such an invoice. */
    private static final String PORTAL = "PORTAL";

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentFiles files;

    /** Invoices among the given rows. */
    @Activate
    public PortalInvoices(@Reference Tx tx, @Reference DocumentRows rows, @Reference DocumentFiles files) {
        this.tx = tx;
        this.rows = rows;
        this.files = files;
    }

    /**
     * What an invoice says.
     *
     * @param number that no invoice of the merchant has
     * @param day of issue
     * @param paymentDays after how many days it is due, null for never
     * @param recipient the name that it is made out to; address and VAT id are the customer's
     * @param lines whose prices and rates are known
     */
    public record Words(
            String number,
            LocalDate day,
            Integer paymentDays,
            String recipient,
            OrderNumber order,
            List<DocumentLine> lines,
            Currency currency) {}

    /** Makes an invoice of which nothing is open, since it was paid where it was bought. */
    public DocumentKey makePaid(EntityManager em, ActingCustomer actor, Customers.Known customer, Words words) {
        Money total = Totals.of(words.lines(), words.currency()).gross();
        DocumentKey key = new DocumentKey(DocumentType.INVOICE, words.number());
        DocumentEntity fresh = new DocumentEntity(key, Seller.OWN, customer.id(), DocumentStatus.PAID, rows.now());
        fresh.belongTo(words.order().value());
        rows.create(
                em,
                Happening.by(actor, Happening.Kind.DOCUMENT_CREATED)
                        .with("source", PORTAL)
                        .with("order", words.order()),
                fresh,
                customer,
                NewVersion.ofData(VersionText.of(em, content(words, customer, total), customer.data())),
                total);
        return key;
    }

    private static DocumentContent content(Words words, Customers.Known customer, Money total) {
        return new DocumentContent(
                words.day(),
                DueDates.after(words.day(), words.paymentDays()),
                null,
                total.currency(),
                total.amount(),
                null,
                null,
                words.lines().stream().map(DocumentContent.Line::of).toList(),
                JpaDocumentIntake.recipient(customer.data(), words.recipient()),
                JpaDocumentIntake.vatId(customer.data()),
                null,
                null,
                words.order().value(),
                null,
                null,
                null,
                null);
    }

    /** Which of these numbers an invoice has that is the merchant's, or may be. */
    public static Set<String> taken(EntityManager em, Collection<String> numbers) {
        return em
                .createQuery(
                        "SELECT d FROM Document d WHERE d.type = :type AND d.number IN :numbers", DocumentEntity.class)
                .setParameter("type", DocumentType.INVOICE)
                .setParameter("numbers", numbers)
                .getResultList()
                .stream()
                .filter(document -> JpaDocumentIntake.mayBeOwn(em, document))
                .map(document -> document.key().number())
                .collect(Collectors.toSet());
    }

    /**
     * The PDF of an invoice, in a transaction of its own.
     *
     * @param chosen finds out which invoice may be had; what it throws reaches the caller
     */
    public DocumentFile pdf(Function<EntityManager, DocumentId> chosen) {
        return files.pdf(tx.read(em -> {
            DocumentEntity invoice =
                    em.find(DocumentEntity.class, chosen.apply(em).value());
            return rows.wanted(em, invoice, DocumentRows.current(em, invoice));
        }));
    }
}
