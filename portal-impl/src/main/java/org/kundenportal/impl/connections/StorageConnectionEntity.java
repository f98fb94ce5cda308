package org.kundenportal.impl.connections;

import java.time.Instant;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.kundenportal.api.Actor;
import org.kundenportal.api.connections.ConnectionData;

/** A place of the merchant's where files are. A row stays when it is deleted, without its secrets. */
@Entity(name = "StorageConnection")
@Table(name = "storage_connection")
class StorageConnectionEntity extends ConnectionEntity {

    protected StorageConnectionEntity() {}

    StorageConnectionEntity(ConnectionData data, Actor actor, Instant now) {
        super(data, actor, now);
    }

    @Override
    String place() {
        return "storage_connection.secrets:" + id();
    }
}
