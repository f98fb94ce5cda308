/** Endpoints that are told what happens, over HTTP. */
package org.kundenportal.web.webhooks;
