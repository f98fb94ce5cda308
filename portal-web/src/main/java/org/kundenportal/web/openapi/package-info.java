/** The description of both APIs, as machines read it. */
package org.kundenportal.web.openapi;
