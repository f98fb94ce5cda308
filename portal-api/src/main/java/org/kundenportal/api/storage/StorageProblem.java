package org.kundenportal.api.storage;

/** Why a storage does not do what it is asked. The names are part of the REST contract. */
public enum StorageProblem {
    /** Its provider is not installed. */
    NOT_INSTALLED,
    /** Its provider refuses the settings before anybody is asked, or the secrets cannot be read any more. */
    SETTINGS,
    /** The settings do not let the portal in. */
    CREDENTIALS,
    /** The clocks of the portal and of the storage differ too much. */
    CLOCK_SKEW,
    /** The bucket or the folder is not there. */
    GONE,
    /** There is no such file. */
    NOT_FOUND,
    /** The storage is full. */
    FULL,
    /** The storage refuses for a reason of its own; the code says why. */
    REFUSED,
    /** The storage asks for fewer calls. */
    BUSY,
    /** No connection, no answer in time, or one that broke off. */
    UNREACHABLE,
    /** Nobody whom this machine trusts says that the server is the one it claims to be, or no encryption was agreed on. */
    CERTIFICATE,
    /** An answer that makes no sense: perhaps the address is another server's. */
    UNREADABLE,
    /** Storages of the type do not show their files. */
    NOT_BROWSABLE
}
