/** Mails: what a use case wants sent is a row of its transaction, delivered afterwards. */
package org.kundenportal.impl.mail;
