/**
 * How customers pay: the merchant's connections to payment providers, and what is paid by them. A provider is a bundle that
 * registers {@link org.kundenportal.spi.payment.PaymentProvider}; the merchant makes connections of its type.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.payments;
