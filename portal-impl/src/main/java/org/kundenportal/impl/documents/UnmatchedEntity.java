package org.kundenportal.impl.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.Recipient;
import org.kundenportal.api.documents.UnmatchedDocument;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.storage.KeptFile;

/** An imported file that waits for its customer. */
@Entity(name = "UnmatchedDocument")
@Table(name = "unmatched_document")
class UnmatchedEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "file_name")
    private String fileName;

    @Enumerated(EnumType.STRING)
    @Column(name = "type")
    private DocumentType type;

    @Column(name = "number")
    private String number;

    @Column(name = "issue_date")
    private LocalDate issueDate;

    @Column(name = "currency")
    private Currency currency;

    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "seller")
    private String seller;

    /** A {@link Buyer}. */
    @Lob
    @Column(name = "content")
    private String content;

    @Column(name = "file_hash")
    private String fileHash;

    @Column(name = "file_key")
    private String fileKey;

    @Column(name = "file_size")
    private long fileSize;

    @Column(name = "media_type")
    private String mediaType;

    protected UnmatchedEntity() {}

    UnmatchedEntity(EInvoiceTranslation document, ImportedFile file, KeptFile kept, Instant receivedAt) {
        this.receivedAt = receivedAt;
        this.fileName = file.name();
        this.type = document.key().type();
        this.number = document.key().number();
        DocumentContent said = document.content();
        this.issueDate = said.issueDate();
        this.currency = said.currency();
        this.total = said.total();
        this.seller = said.seller();
        this.content = Json.write(new Buyer(document.recipient(), document.identifiers()));
        this.fileHash = file.hash();
        this.fileKey = kept.key();
        this.fileSize = kept.size();
        this.mediaType = file.mediaType();
    }

    /**
     * What the document says about its buyer.
     *
     * @param recipient may be null
     * @param identifiers possibly empty
     */
    record Buyer(Recipient recipient, List<UnmatchedDocument.Identifier> identifiers) {}

    long id() {
        return id;
    }

    KeptFile file() {
        return new KeptFile(fileKey, fileSize);
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return fileName;
    }

    DocumentKey key() {
        return new DocumentKey(type, number);
    }

    UnmatchedDocument toDocument() {
        Buyer buyer = Json.read(content, Buyer.class);
        return new UnmatchedDocument(
                Long.toString(id),
                receivedAt,
                fileName,
                key(),
                issueDate,
                DocumentEntity.money(total, currency),
                seller,
                buyer.recipient(),
                buyer.identifiers());
    }
}
