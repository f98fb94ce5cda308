package org.kundenportal.api.storage;

/**
 * Whether a connection to a storage works.
 *
 * @param reason why it does not, null if it does
 * @param code what the storage says, null if it says nothing
 */
public record StorageCheck(StorageProblem reason, String code) {

    /** It works. */
    public static final StorageCheck OK = new StorageCheck(null, null);

    /** Whether it works. */
    public boolean ok() {
        return reason == null;
    }
}
