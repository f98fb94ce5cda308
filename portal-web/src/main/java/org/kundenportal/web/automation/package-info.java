/** Rules by which the portal writes to customers on its own, over HTTP. */
package org.kundenportal.web.automation;
