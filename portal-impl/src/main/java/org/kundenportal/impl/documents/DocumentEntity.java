package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.DocumentViews;
import org.kundenportal.impl.Excerpt;
import org.kundenportal.impl.persistence.SearchText;

/** A document: its standing, and of its current version what lists show. */
@Entity(name = "Document")
@Table(name = "document")
class DocumentEntity {

    private static final int MAX_SUBJECT = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "customer_id")
    private long customerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "type")
    private DocumentType type;

    @Column(name = "number")
    private String number;

    @Column(name = "seller")
    private String seller;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private DocumentStatus status;

    @Column(name = "issue_date")
    private LocalDate issueDate;

    @Column(name = "due_date")
    private LocalDate dueDate;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "paid")
    private BigDecimal paid;

    @Column(name = "order_number")
    private String orderNumber;

    @Column(name = "sales_order_number")
    private String salesOrderNumber;

    @Column(name = "subject")
    private String subject;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "version_number")
    private int versionNumber;

    @Column(name = "comment_count")
    private int commentCount;

    @Column(name = "unread_comments")
    private int unreadComments;

    @Column(name = "unread_by_customer")
    private int unreadByCustomer;

    @Column(name = "view_count")
    private long viewCount;

    @Column(name = "first_viewed_at")
    private Instant firstViewedAt;

    @Column(name = "last_viewed_at")
    private Instant lastViewedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected DocumentEntity() {}

    DocumentEntity(DocumentKey key, String seller, CustomerId customer, DocumentStatus status, Instant createdAt) {
        this.type = key.type();
        this.number = key.number();
        this.seller = seller;
        this.customerId = customer.value();
        this.status = status;
        this.createdAt = createdAt;
    }

    DocumentId id() {
        return new DocumentId(id);
    }

    DocumentKey key() {
        return new DocumentKey(type, number);
    }

    CustomerId customer() {
        return new CustomerId(customerId);
    }

    /** Whether it is the merchant's own, and not one of another seller or of one that nobody knows. */
    boolean isOwn() {
        return seller.equals(Seller.OWN);
    }

    DocumentStatus status() {
        return status;
    }

    LocalDate issueDate() {
        return issueDate;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    Money total() {
        return money(total, currency);
    }

    Money paid() {
        return money(paid, currency);
    }

    /** What the document calls its order; it may be the buyer's word. */
    String orderNumber() {
        return orderNumber;
    }

    /** The merchant's order that it belongs to, null for none; there may be no such order. */
    String salesOrderNumber() {
        return salesOrderNumber;
    }

    String subject() {
        return subject;
    }

    int commentCount() {
        return commentCount;
    }

    int unreadByCustomer() {
        return unreadByCustomer;
    }

    Instant firstViewedAt() {
        return firstViewedAt;
    }

    DocumentViews views() {
        return new DocumentViews(viewCount, firstViewedAt, lastViewedAt);
    }

    int versionNumber() {
        return versionNumber;
    }

    /** Becomes what the next version says. */
    void advance(DocumentContent content, Instant now) {
        issueDate = content.issueDate();
        dueDate = content.dueDate();
        validUntil = content.validUntil();
        if (!Objects.equals(currency, content.currency())) {
            // what was paid was so in another currency
            paid = null;
        }
        currency = content.currency();
        total = content.total();
        orderNumber = content.orderNumber();
        subject = Excerpt.of(content.subject(), MAX_SUBJECT);
        searchText = SearchText.of(number, orderNumber, subject);
        versionNumber++;
        updatedAt = now;
    }

    /** Brings status and payments up to date; false if they already were. */
    boolean settle(DocumentStatus newStatus, Money newPaid) {
        BigDecimal amount = newPaid == null ? null : newPaid.amount();
        if (status == newStatus && isSame(amount, paid)) {
            return false;
        }
        status = newStatus;
        paid = amount;
        return true;
    }

    /** Becomes the merchant's own, whatever its seller was called when it was imported. */
    void adopt() {
        seller = Seller.OWN;
    }

    /** As numbers: the currency may have become another one, of which the amount before is none. */
    private static boolean isSame(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** Says which of the merchant's orders it belongs to, null for none: whoever opens that order comes by it. */
    void belongTo(String salesOrder) {
        salesOrderNumber = salesOrder;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    static Money money(BigDecimal amount, Currency currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
