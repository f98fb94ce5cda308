/** Rules by which the portal writes to customers on its own: when something happens, under conditions, a mail. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.automation;
