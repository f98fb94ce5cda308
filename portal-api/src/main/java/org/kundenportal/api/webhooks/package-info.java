/** What happens in the portal, sent to other systems as signed HTTP requests. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.webhooks;
