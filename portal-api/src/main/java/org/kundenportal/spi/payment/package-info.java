/**
 * How customers pay: integrators implement {@link org.kundenportal.spi.payment.PaymentProvider} and register it as an OSGi
 * service; its type then appears among the connections that the merchant's staff can make. The portal believes nothing but
 * what it reads back from a provider, and calls each operation again with the same key where an answer was lost.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.spi.payment;
