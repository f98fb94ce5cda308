/** Customers over HTTP: what they see of themselves, how the host pushes them in, how staff find them. */
package org.kundenportal.web.customers;
