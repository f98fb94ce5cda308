package org.kundenportal.payment.mollie.fake;

import org.kundenportal.api.Money;

/**
 * A payment link in the fake's ledger, as it was when it was asked for.
 *
 * @param id {@code pl_…}
 * @param page what the mail points to
 */
public record FakeLink(String id, Money amount, boolean archived, String page) {}
