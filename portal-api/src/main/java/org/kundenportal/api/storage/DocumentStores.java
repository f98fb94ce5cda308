package org.kundenportal.api.storage;

import org.kundenportal.api.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Chooses where the portal keeps the files of documents. For administrators. Safe for use by several threads. */
@ProviderType
public interface DocumentStores {

    /** What is chosen, and how far the files have followed; never null. */
    DocumentStore get();

    /**
     * Chooses where files go from now on, on every node. Those that are elsewhere are moved there in the background, and
     * can be read all the time. Choosing the same again only checks it.
     *
     * @param connection the id of a storage connection, null for the portal's own folder
     * @return what is chosen now
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST with UNKNOWN if there is no such connection;
     *     STORAGE_UNUSABLE with the reason as violation of {@code connection} if a small file could not be written there,
     *     read back and deleted: then nothing has changed
     */
    DocumentStore choose(Actor actor, String connection);
}
