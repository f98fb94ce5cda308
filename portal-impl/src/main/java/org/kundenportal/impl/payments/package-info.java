/** Payments: the providers that are installed, the merchant's connections to them, and what customers pay by these. */
package org.kundenportal.impl.payments;
