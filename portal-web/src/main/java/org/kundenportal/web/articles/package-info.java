/** Articles and the files that belong to them, for staff and hosts. */
package org.kundenportal.web.articles;
