/** What happened, over HTTP. */
package org.kundenportal.web.timeline;
