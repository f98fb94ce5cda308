/** Payments by PayPal. */
package org.kundenportal.payment.paypal;
