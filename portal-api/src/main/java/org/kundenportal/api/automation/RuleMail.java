package org.kundenportal.api.automation;

/**
 * The mail that a rule sends.
 *
 * @param subject one line, with placeholders as {@code [Order.number]}
 * @param body with placeholders as {@code [Order.customerportal_url]}
 */
public record RuleMail(String subject, String body) {}
