/** Files of orders: what buyers see and fetch, the waiver before, and what staff see and grant. */
package org.kundenportal.web.downloads;
