/**
 * Payments by PayPal: the types {@code paypal} and {@code paypal-plus} over PayPal's Orders v2. A provider component keeps
 * one HTTP client and the access tokens; a {@link org.kundenportal.payment.paypal.PayPalGateway} is one connection. Money
 * is moved by three calls (create, capture, refund), each under a PayPal-Request-Id, and believed only as read back.
 */
package org.kundenportal.payment.paypal;
