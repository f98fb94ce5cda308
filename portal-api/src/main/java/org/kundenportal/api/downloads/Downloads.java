package org.kundenportal.api.downloads;

import org.osgi.annotation.versioning.ProviderType;

/** Delivers downloads that were counted before. Thread-safe. */
@ProviderType
public interface Downloads {

    /**
     * Opens a download. Nothing is counted.
     *
     * @param token from {@link StartedDownload#token}
     * @return for the caller to close
     * @throws org.kundenportal.api.PortalException NOT_FOUND for a token that is unknown or has expired, and when the
     *     order's state no longer allows downloads (BB-22), the customer has lost access, the order no longer has the
     *     article, the file is no longer linked, the link that opened the session was revoked, or downloads are switched off; DOWNLOAD_LIMIT once far more was delivered than the file has; FILE_NOT_STAMPABLE if
     *     the file was replaced by one that cannot be; STORAGE_UNAVAILABLE; DOWNLOAD_BUSY
     */
    Delivery open(String token);
}
