/** Customers, and which of them may use the portal. */
package org.kundenportal.impl.customers;
