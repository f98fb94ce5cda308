package org.kundenportal.impl.downloads;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.OrderId;
import org.kundenportal.api.downloads.AdministeredDownload;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.json.Json;

/** A counted download. What is delivered is counted by UPDATEs alone. */
@Entity(name = "Download")
@Table(name = "download")
class DownloadEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "handle")
    private String handle;

    @Column(name = "order_id")
    private long orderId;

    @Column(name = "article_number")
    private String articleNumber;

    @Column(name = "file_key")
    private String fileKey;

    @Column(name = "name")
    private String name;

    @Column(name = "file_size")
    private long size;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "client_address")
    private String clientAddress;

    @Column(name = "session_name")
    private String session;

    /** The link that opened the session, with which the download ends; null if it was opened otherwise. */
    @Column(name = "link_id")
    private Long linkId;

    @Column(name = "delivered", updatable = false)
    private long delivered;

    @Column(name = "finished_at", updatable = false)
    private Instant finishedAt;

    @Column(name = "source")
    private String source;

    protected DownloadEntity() {}

    /**
     * @param handle what its token is made of
     * @param session in which it is begun
     * @param link that opened the session, null if it was opened otherwise
     */
    DownloadEntity(
            String handle,
            OrderId order,
            LinkedFile file,
            Source source,
            String clientAddress,
            String session,
            Long link,
            Instant now,
            Instant expiresAt) {
        this.handle = handle;
        this.orderId = order.value();
        this.articleNumber = file.article().value();
        this.fileKey = file.key();
        this.name = file.link().displayName();
        this.size = source.size();
        this.source = Json.write(source);
        this.clientAddress = clientAddress;
        this.session = session;
        this.linkId = link;
        this.startedAt = now;
        this.expiresAt = expiresAt;
    }

    long id() {
        return id;
    }

    String handle() {
        return handle;
    }

    OrderId order() {
        return new OrderId(orderId);
    }

    String article() {
        return articleNumber;
    }

    String fileKey() {
        return fileKey;
    }

    String name() {
        return name;
    }

    /** Null if no link opened the session in which it was begun. */
    Long link() {
        return linkId;
    }

    long delivered() {
        return delivered;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean isOf(LinkedFile file) {
        return articleNumber.equals(file.article().value()) && fileKey.equals(file.key());
    }

    /** What it delivers; null once nobody can ask for it any more. */
    Source source() {
        return source == null ? null : Json.read(source, Source.class);
    }

    AdministeredDownload toDownload() {
        return new AdministeredDownload(
                startedAt, expiresAt, fileKey, articleNumber, name, size, clientAddress, delivered, session);
    }
}
