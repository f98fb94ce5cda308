/** Payments by Mollie. */
package org.kundenportal.payment.mollie;
