/**
 * A Mollie of our own on loopback, for tests: {@link org.kundenportal.payment.mollie.fake.FakeMollie}. Written from Mollie's
 * public documentation; what the real one does beyond that is not known here.
 */
package org.kundenportal.payment.mollie.fake;
