/** The outbox, its settings and its texts, over HTTP. */
package org.kundenportal.web.mail;
