package org.kundenportal.api.access;

import org.kundenportal.api.PortalLink;
import org.kundenportal.api.customers.AccessChoice;

/**
 * The portal box of a customer (BM-12 to BM-14).
 *
 * @param choice what staff have chosen
 * @param effective whether the customer may use the portal now
 * @param link the customer's link; null while the customer has no access, or after the link was revoked
 */
public record PortalAccess(AccessChoice choice, boolean effective, PortalLink link) {}
