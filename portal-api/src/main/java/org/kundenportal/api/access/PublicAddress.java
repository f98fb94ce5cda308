package org.kundenportal.api.access;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;

/** Where browsers reach the portal. Addresses in links come from here, never from a request. Thread-safe. */
@ProviderType
public interface PublicAddress {

    /** The address of the portal's first page without a slash at the end, for example https://host/portal. */
    URI base();
}
