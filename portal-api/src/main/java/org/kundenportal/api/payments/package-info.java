/**
 * Paying: how customers pay invoices, what staff see of it and do about it, and where providers report. The rows of
 * payments' transactions are a ledger: they are only added to, and what is open of an invoice follows from their sum.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.kundenportal.api.payments;
