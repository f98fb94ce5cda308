/**
 * Payments by Mollie: the Payments API v2 with the choice of the method on Mollie's page, refunds, chargebacks and payment
 * links. A thin client of our own; money moves when the customer pays, so there is nothing to complete.
 */
package org.kundenportal.payment.mollie;
