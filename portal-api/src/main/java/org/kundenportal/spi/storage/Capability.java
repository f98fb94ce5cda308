package org.kundenportal.spi.storage;

/** What storages of a type do beyond keeping files. */
public enum Capability {
    /** {@link FileBrowser}. */
    BROWSE
}
