/**
 * Where files are kept: integrators implement {@link org.kundenportal.spi.storage.StorageProvider} and register it as an
 * OSGi service; its type then appears among the connections that the merchant's staff can make. Files flow through the
 * portal, so that limits, waivers and watermarks hold for every one of them; a storage hands out no links of its own.
 * Bundles prove that they keep the contract by extending {@code FileStorageContractTest} and
 * {@code StorageProviderContractTest}, which are published with the classifier {@code tests}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.spi.storage;
