/** The first page of either side, put together of what the features know. */
package org.kundenportal.impl.overview;
