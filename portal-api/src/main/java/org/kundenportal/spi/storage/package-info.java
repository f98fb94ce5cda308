/** Where files are kept; integrators implement {@link org.kundenportal.spi.storage.FileStorage}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.spi.storage;
