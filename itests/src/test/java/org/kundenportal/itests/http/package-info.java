/** The portal as programs and attackers see it: over HTTP, on the distribution as a process. */
package org.kundenportal.itests.http;
