package org.kundenportal.impl.storage;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node reached the files when it last tried. Thread-safe. */
@Component(service = FilesHealth.class)
public final class FilesHealth {

    private static final Logger LOG = LoggerFactory.getLogger(FilesHealth.class);

    private final AtomicBoolean up = new AtomicBoolean(true);

    /** Whether it did; true before it has tried. */
    public boolean isUp() {
        return up.get();
    }

    void reached() {
        if (up.compareAndSet(false, true)) {
            LOG.info("The files can be reached again");
        }
    }

    /** Logged once until they are reached again. */
    void failed(Exception why) {
        if (up.compareAndSet(true, false)) {
            LOG.warn("The files cannot be reached now: {}", why.toString());
        }
    }
}
