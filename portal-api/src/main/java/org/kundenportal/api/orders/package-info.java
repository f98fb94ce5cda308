/**
 * Orders: what buyers bought. Their intake, the page behind an order's link, its invoice and its files, and what staff see
 * and do.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.orders;
