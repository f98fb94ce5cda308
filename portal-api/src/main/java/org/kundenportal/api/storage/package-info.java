/**
 * The merchant's own storages: connections to the places where the files are that customers buy, what is in them, and where
 * the portal keeps the files of documents.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.storage;
