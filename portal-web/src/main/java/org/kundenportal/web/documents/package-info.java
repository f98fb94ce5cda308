/** Documents over HTTP: the customer's, the staff's, the host's intake, and the queue of imports that matched nobody. */
package org.kundenportal.web.documents;
