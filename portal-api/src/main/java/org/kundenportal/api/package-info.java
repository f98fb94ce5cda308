/** What every feature of the portal shares: money, pages of a list, and refusals. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api;
