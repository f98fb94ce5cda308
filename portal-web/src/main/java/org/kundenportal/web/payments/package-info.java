/** Paying, over HTTP: what customers, staff and providers do, and the links by which customers pay. */
package org.kundenportal.web.payments;
