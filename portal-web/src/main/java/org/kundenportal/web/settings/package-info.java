/** What the merchant decides, over HTTP: released types and actions, access, appearance and its pictures. */
package org.kundenportal.web.settings;
