package org.kundenportal.impl.articles;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.kundenportal.api.articles.ArticleFile;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.spi.storage.FilePath;

/** A file of a storage that belongs to an article. */
@Entity(name = "ArticleFile")
@Table(name = "article_file")
class ArticleFileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "article_id")
    private long articleId;

    /** The article's, by which orders know it. */
    @Column(name = "article_number")
    private String articleNumber;

    @Column(name = "file_key")
    private String key;

    @Column(name = "connection_id")
    private long connectionId;

    @Column(name = "path")
    private String path;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "file_size")
    private long size;

    @Column(name = "tag")
    private String tag;

    @Column(name = "changed")
    private Instant changed;

    @Enumerated(EnumType.STRING)
    @Column(name = "pdf")
    private PdfVerdict pdf;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Version
    @Column(name = "version")
    private long version;

    protected ArticleFileEntity() {}

    ArticleFileEntity(ArticleEntity article, String key, Instant now) {
        this.articleId = article.id();
        this.articleNumber = article.number().value();
        this.key = key;
        this.linkedAt = now;
    }

    /** Makes it this file of this connection. */
    void link(Link link) {
        connectionId = link.connection();
        path = link.path().text();
        displayName = link.displayName();
    }

    /** What the storage has there. */
    void found(FoundFile file) {
        size = file.size();
        tag = file.tag();
        changed = file.changed();
        pdf = file.pdf();
    }

    Link link() {
        return new Link(connectionId, new FilePath(path), displayName);
    }

    FoundFile found() {
        return new FoundFile(size, tag, changed, pdf);
    }

    String key() {
        return key;
    }

    ArticleFile toFile() {
        return new ArticleFile(key, Long.toString(connectionId), path, displayName, size, pdf, linkedAt);
    }

    LinkedFile toLinkedFile() {
        return new LinkedFile(id, new ArticleNumber(articleNumber), key, link(), found());
    }
}
