/** Connections to storages, and what is in these. */
package org.kundenportal.web.storage;
