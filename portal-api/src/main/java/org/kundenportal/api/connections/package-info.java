/** What connections to somebody else's service have in common, whatever they are for. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.connections;
