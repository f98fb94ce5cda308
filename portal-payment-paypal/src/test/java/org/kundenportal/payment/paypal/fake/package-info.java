/**
 * A PayPal for tests: a server on this machine that remembers orders, captures and refunds as PayPal does, knows repeated
 * requests by their PayPal-Request-Id, shows a page where customers agree, reports by signed webhooks, and can be told to
 * fail. Written from PayPal's published descriptions; no live PayPal was compared with it.
 */
package org.kundenportal.payment.paypal.fake;
