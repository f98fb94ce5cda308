package org.kundenportal.api.timeline;

import java.time.Instant;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/** Staff see what happened. Thread-safe. */
@ProviderType
public interface TimelineAdministration {

    /**
     * Events, latest first.
     *
     * @param customer only what concerns this customer; null for all
     * @param since only what happened at or after this instant; null for all
     */
    Page<TimelineEvent> list(CustomerNumber customer, Instant since, PageRequest page);
}
