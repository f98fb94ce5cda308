/** Paying, over HTTP. */
package org.kundenportal.web.payments;
