package org.kundenportal.impl.downloads;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.OrderId;
import org.kundenportal.impl.articles.LinkedFile;

/**
 * How often a file of an order was fetched, and what staff have granted beyond the limits. It has no version: the counter
 * is changed by one conditional UPDATE alone.
 */
@Entity(name = "DownloadQuota")
@Table(name = "download_quota")
class QuotaEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "order_id")
    private long orderId;

    @Column(name = "article_number")
    private String articleNumber;

    @Column(name = "file_key")
    private String fileKey;

    @Column(name = "used", updatable = false)
    private long used;

    @Column(name = "granted")
    private long granted;

    @Column(name = "extended_until")
    private Instant extendedUntil;

    protected QuotaEntity() {}

    QuotaEntity(OrderId order, LinkedFile file) {
        this.orderId = order.value();
        this.articleNumber = file.article().value();
        this.fileKey = file.key();
    }

    void grant(long newGranted, Instant newExtendedUntil) {
        granted = newGranted;
        extendedUntil = newExtendedUntil;
    }

    long id() {
        return id;
    }

    boolean isOf(LinkedFile file) {
        return articleNumber.equals(file.article().value()) && fileKey.equals(file.key());
    }

    Quota toQuota() {
        return new Quota(used, granted, extendedUntil);
    }
}
