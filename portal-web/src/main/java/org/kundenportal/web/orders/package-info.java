/** Orders: pushed in by hosts, seen by their buyers, administered by staff. */
package org.kundenportal.web.orders;
