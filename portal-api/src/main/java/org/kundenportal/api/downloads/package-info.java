/** Files that buyers fetch: which ones an order has, how often and until when, and the waiver that comes before. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.downloads;
