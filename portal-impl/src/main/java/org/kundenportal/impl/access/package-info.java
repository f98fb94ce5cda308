/** Sign-in and sessions of customers and staff, and API tokens. */
package org.kundenportal.impl.access;
