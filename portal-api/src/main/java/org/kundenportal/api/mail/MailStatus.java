package org.kundenportal.api.mail;

/**
 * How the outbox is doing.
 *
 * @param waiting how many mails wait
 * @param failed how many have failed
 * @param configured whether there is a server to send by
 * @param staffAddress where mails to staff go; null: nowhere, they wait
 */
public record MailStatus(long waiting, long failed, boolean configured, String staffAddress) {}
