/** {@code GET /portal/api/health}, for load balancers and orchestrators. */
package org.kundenportal.web.health;
