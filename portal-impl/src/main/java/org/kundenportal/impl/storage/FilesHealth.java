package org.kundenportal.impl.storage;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node reached the files when it last tried. Thread-safe. */
@Component(service = FilesHealth.class)
public final class FilesHealth {

    private static final Logger LOG = LoggerFactory.getLogger(FilesHealth.class);

    /** A place, null connection and all. */
    private record Place(Long connection) {}

    /** The place that was not reached, null if all were. */
    private final AtomicReference<Place> down = new AtomicReference<>();

    /** Whether it did; true before it has tried. */
    public boolean isUp() {
        return down.get() == null;
    }

    /** A file of the place was read or written, which says nothing of other places. */
    void reached(Long connection) {
        Place away = down.get();
        if (away != null && Objects.equals(away.connection, connection)) {
            cleared(away);
        }
    }

    /** The place where new files go answers; should another one not, the next who asks it will tell. */
    void checked() {
        Place away = down.get();
        if (away != null) {
            cleared(away);
        }
    }

    private void cleared(Place away) {
        if (down.compareAndSet(away, null)) {
            LOG.info("The files can be reached again");
        }
    }

    /** Logged once until they are reached again. */
    void failed(Long connection, Exception why) {
        if (down.getAndSet(new Place(connection)) == null) {
            LOG.warn("The files cannot be reached now: {}", why.toString());
        }
    }
}
