package org.kundenportal.impl.documents;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.kundenportal.api.DocumentId;
import org.kundenportal.api.documents.AdministeredDocument.Source;
import org.kundenportal.api.documents.DocumentVersion;
import org.kundenportal.impl.json.Json;
import org.kundenportal.impl.storage.KeptFile;

/** One version of a document: its words, and the files that came with them. */
@Entity(name = "DocumentVersion")
@Table(name = "document_version")
class DocumentVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "document_id")
    private long documentId;

    @Column(name = "version_number")
    private int versionNumber;

    @Column(name = "created_at")
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "source")
    private Source source;

    /** A {@link VersionText}. */
    @Lob
    @Column(name = "content")
    private String content;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "pdf_key")
    private String pdfKey;

    @Column(name = "pdf_size")
    private Long pdfSize;

    /** What the portal drew and has shown; null where a file came with the version, or nobody has looked. */
    @Column(name = "shown_key")
    private String shownKey;

    @Column(name = "shown_size")
    private Long shownSize;

    @Column(name = "xml_key")
    private String xmlKey;

    @Column(name = "xml_size")
    private Long xmlSize;

    protected DocumentVersionEntity() {}

    DocumentVersionEntity(DocumentId document, int versionNumber, NewVersion version, Instant createdAt) {
        this.documentId = document.value();
        this.versionNumber = versionNumber;
        this.createdAt = createdAt;
        this.source = version.source();
        this.content = Json.write(version.text());
        this.contentHash = version.hash();
        attach(version.pdf());
        this.xmlKey = version.xml() == null ? null : version.xml().key();
        this.xmlSize = version.xml() == null ? null : version.xml().size();
    }

    long id() {
        return id;
    }

    int versionNumber() {
        return versionNumber;
    }

    Source source() {
        return source;
    }

    String contentHash() {
        return contentHash;
    }

    VersionText text() {
        return Json.read(content, VersionText.class);
    }

    KeptFile pdf() {
        return pdfKey == null ? null : new KeptFile(pdfKey, pdfSize);
    }

    KeptFile shown() {
        return shownKey == null ? null : new KeptFile(shownKey, shownSize);
    }

    KeptFile xml() {
        return xmlKey == null ? null : new KeptFile(xmlKey, xmlSize);
    }

    DocumentVersion toVersion() {
        return new DocumentVersion(versionNumber, createdAt);
    }

    private void attach(KeptFile pdf) {
        pdfKey = pdf == null ? null : pdf.key();
        pdfSize = pdf == null ? null : pdf.size();
    }
}
