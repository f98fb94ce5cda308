package org.kundenportal.impl.settings;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.api.settings.Image;
import org.kundenportal.impl.storage.KeptFile;

/** An uploaded picture; its pixels are a kept file. */
@Entity(name = "Image")
@Table(name = "image")
class ImageEntity {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "name")
    private String name;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "width")
    private int width;

    @Column(name = "height")
    private int height;

    @Column(name = "file_key")
    private String fileKey;

    @Column(name = "file_size")
    private long fileSize;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ImageEntity() {}

    ImageEntity(Image image, KeptFile file, Instant createdAt) {
        this.id = image.id();
        this.name = image.name();
        this.mediaType = image.mediaType();
        this.width = image.width();
        this.height = image.height();
        this.fileKey = file.key();
        this.fileSize = file.size();
        this.createdAt = createdAt;
    }

    Image toImage() {
        return new Image(id, name, mediaType, width, height);
    }

    KeptFile file() {
        return new KeptFile(fileKey, fileSize);
    }
}
