package org.kundenportal.impl.storage;

import java.util.Objects;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Component;

/** The portal's own files need the connection that they go to, and those in whose storage some still are. */
@Component(service = StorageUse.class)
public final class DocumentStoreUse implements StorageUse {

    @Override
    public boolean isUsed(EntityManager em, long connection) {
        return Objects.equals(FileKeeping.connection(em), connection) || FileLedger.isAnyIn(em, connection);
    }
}
