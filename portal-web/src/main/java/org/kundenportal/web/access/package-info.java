/**
 * Who calls: sessions and their cookies, staff and API tokens, and the resources by which links, access and tokens are
 * handled. Resources ask for the caller they serve by the type of a parameter, so a right is visible in every signature.
 */
package org.kundenportal.web.access;
