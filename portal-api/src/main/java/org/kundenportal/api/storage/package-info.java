/** The merchant's own storages: connections to the places where the files are that customers buy, and what is in them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.storage;
