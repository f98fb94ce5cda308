/** The first page of either side, in one call. */
package org.kundenportal.web.overview;
