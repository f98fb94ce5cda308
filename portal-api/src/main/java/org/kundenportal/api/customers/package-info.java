/** Customers: who they are, how the host pushes them in, how staff find them, and what they see of themselves. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.customers;
