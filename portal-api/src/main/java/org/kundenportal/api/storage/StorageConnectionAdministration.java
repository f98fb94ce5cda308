package org.kundenportal.api.storage;

import java.util.List;
import java.util.Locale;
import org.kundenportal.api.Actor;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.connections.ConnectionData;
import org.kundenportal.spi.storage.StorageDescriptor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administrators connect the portal with storages, several of one type if they like, and staff look at what is in them.
 * Secrets go in and never come out again. What does not exist, or was deleted, answers NOT_FOUND. Thread-safe.
 */
@ProviderType
public interface StorageConnectionAdministration {

    /**
     * The types that are installed now, in the order of their names.
     *
     * @param language of the texts, as far as a provider has it
     */
    List<StorageDescriptor> types(Locale language);

    /** All connections, also of types that are not installed; by display name. */
    List<StorageConnection> list();

    /** One connection. */
    StorageConnection get(String id);

    /**
     * Makes a connection. Talks to nobody: see {@link #check}.
     *
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST, fields {@code type} (NOT_INSTALLED), {@code displayName}
     *     (REQUIRED, TOO_LONG) and {@code settings.KEY} (REQUIRED, UNKNOWN_FIELD, INVALID_VALUE, INVALID_CHARACTER, TOO_LONG,
     *     and what the provider finds)
     */
    StorageConnection create(Actor actor, ConnectionData data);

    /**
     * Changes a connection; refuses as {@link #create}, and another type (READ_ONLY). Secrets stay, and have to be entered
     * again where a text changes, as those of payment connections do. While the type is not installed the settings cannot
     * change.
     *
     * @throws org.kundenportal.api.PortalException CONNECTION_IN_USE if the portal keeps files of its own there, and does not
     *     find them with the new settings
     */
    StorageConnection change(Actor actor, String id, ConnectionData data);

    /**
     * Deletes a connection, and forgets its secrets. No file of the storage is touched.
     *
     * @throws org.kundenportal.api.PortalException CONNECTION_IN_USE while files of it are linked, or the portal keeps its own
     *     there
     */
    void delete(Actor actor, String id);

    /** Asks the storage whether the settings are right and the place for the files is there. Changes nothing. */
    StorageCheck check(String id);

    /**
     * What is in a storage: files, and folders instead of what is in them, in the storage's own order.
     *
     * @param prefix all up to its last {@code /} is a folder, what follows is how names in it begin; empty for the topmost
     *     folder. A folder that does not exist has no entries
     * @param page can have fewer entries than asked for though others follow
     * @throws org.kundenportal.api.PortalException INVALID_REQUEST if the prefix can be none; STORAGE_UNAVAILABLE with a
     *     violation of the field {@code connection} whose code is a {@link StorageProblem}
     */
    Page<StoredEntry> files(String id, String prefix, PageRequest page);
}
