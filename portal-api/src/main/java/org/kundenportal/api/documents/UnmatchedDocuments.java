package org.kundenportal.api.documents;

import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.customers.CustomerNumber;
import org.osgi.annotation.versioning.ProviderType;

/** Staff work off the queue of imported documents that matched nobody. Thread-safe. */
@ProviderType
public interface UnmatchedDocuments {

    /** The queue, oldest first. */
    Page<UnmatchedDocument> list(PageRequest page);

    /**
     * The file as it came.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    DocumentFile file(String id);

    /**
     * Gives the document to a customer and takes it out of the queue.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND; UNKNOWN_CUSTOMER; CUSTOMER_MISMATCH
     */
    ImportedDocument assign(Actor actor, String id, CustomerNumber customer);

    /**
     * Takes the document out of the queue and forgets it.
     *
     * @throws org.kundenportal.api.PortalException NOT_FOUND
     */
    void discard(Actor actor, String id);
}
