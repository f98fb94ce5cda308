/** What the merchant decides: released types and actions, access, appearance. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.settings;
