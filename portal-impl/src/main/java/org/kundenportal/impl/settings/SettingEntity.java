package org.kundenportal.impl.settings;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** One setting by name. Its content is a text whose form the reader of the setting knows. */
@Entity(name = "Setting")
@Table(name = "setting")
class SettingEntity {

    @Id
    @Column(name = "name")
    private String name;

    @Lob
    @Column(name = "content")
    private String content;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @Version
    @Column(name = "version")
    private long version;

    protected SettingEntity() {}

    SettingEntity(String name, String content) {
        this.name = name;
        this.content = content;
    }

    void change(String newContent, Instant at, String by) {
        content = newContent;
        changedAt = at;
        changedBy = by;
    }

    String name() {
        return name;
    }

    String content() {
        return content;
    }

    Instant changedAt() {
        return changedAt;
    }

    String changedBy() {
        return changedBy;
    }
}
