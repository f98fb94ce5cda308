/** Secret links: rows of which the database holds no secret, and tokens that are computed from them. */
package org.kundenportal.impl.links;
