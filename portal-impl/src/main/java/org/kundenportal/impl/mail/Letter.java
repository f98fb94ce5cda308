package org.kundenportal.impl.mail;

/** The words of a mail: its subject, its text, and the same text as a page. */
record Letter(String subject, String text, String html) {}
