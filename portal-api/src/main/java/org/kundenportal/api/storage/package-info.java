/** Where files are kept: connections to storages, and which of them the portal's own files go to. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.storage;
