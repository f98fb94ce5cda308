/** The portal as people use it: in a real Chromium, by the names and roles that assistive technology sees, too. */
package org.kundenportal.itests.browser;
