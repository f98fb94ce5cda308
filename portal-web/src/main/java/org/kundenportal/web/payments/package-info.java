/** Payments over HTTP: what staff see of them and do about them, and the links by which customers pay. */
package org.kundenportal.web.payments;
