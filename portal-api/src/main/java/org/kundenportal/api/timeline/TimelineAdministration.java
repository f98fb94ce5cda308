package org.kundenportal.api.timeline;

import java.time.Instant;
import java.util.Set;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/** Staff see what happened. Thread-safe. */
@ProviderType
public interface TimelineAdministration {

    /** Events, latest first; of the same instant, the one written last first. */
    Page<TimelineEvent> list(TimelineFilter filter, PageRequest page);

    /**
     * Events, latest first.
     *
     * @param customer only what concerns this customer; null for all
     * @param since only what happened at or after this instant; null for all
     */
    default Page<TimelineEvent> list(CustomerNumber customer, Instant since, PageRequest page) {
        return list(new TimelineFilter(customer, null, since, null, Set.of(), null), page);
    }
}
