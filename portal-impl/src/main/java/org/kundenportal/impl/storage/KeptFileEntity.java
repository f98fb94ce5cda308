package org.kundenportal.impl.storage;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.kundenportal.spi.storage.FilePath;

/** A file in one place. Changed by conditional updates alone, since several nodes work on it without a lock. */
@Entity(name = "KeptFile")
@Table(name = "kept_file")
class KeptFileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "id")
    private long id;

    @Column(name = "content_key")
    private String contentKey;

    /** The key while it is kept, else null: one row has it at most. */
    @Column(name = "current_key")
    private String currentKey;

    @Column(name = "connection_id")
    private Long connectionId;

    @Column(name = "path")
    private String path;

    @Column(name = "file_size")
    private long size;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private CopyState state;

    /** When its content was last given to be kept. */
    @Column(name = "touched_at")
    private Instant touchedAt;

    /** When it is to be deleted, null if it is not. */
    @Column(name = "delete_at")
    private Instant deleteAt;

    /** When it was last looked for. */
    @Column(name = "looked_at")
    private Instant lookedAt;

    /** Since when it is known not to be there, null if it is. */
    @Column(name = "missing_since")
    private Instant missingSince;

    protected KeptFileEntity() {}

    KeptFileEntity(String key, long size, Long connection, FilePath path, Instant now) {
        contentKey = key;
        connectionId = connection;
        this.path = path.text();
        this.size = size;
        state = CopyState.WRITING;
        touchedAt = now;
        lookedAt = now;
    }

    Copy toCopy() {
        return new Copy(id, contentKey, connectionId, new FilePath(path), size, state, deleteAt);
    }
}
