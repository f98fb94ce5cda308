/** Ways into the portal: secret links, sessions of customers and staff, API tokens, and who may enter at all. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.access;
