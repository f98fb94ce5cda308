/**
 * Reads e-invoices and their relatives as others wrote them: UN/CEFACT CII (ZUGFeRD, Factur-X, XRechnung, Order-X) and OASIS
 * UBL, as XML or embedded in a PDF. The files are untrusted: nothing external is ever fetched, and every reader works
 * within fixed limits of memory and work.
 */
package org.kundenportal.impl.einvoice;
