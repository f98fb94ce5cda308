/** What the portal does by itself, on threads of its own. */
package org.kundenportal.impl.jobs;
