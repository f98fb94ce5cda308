package org.kundenportal.payment.mollie.fake;

import org.kundenportal.api.Money;

/**
 * Money that was given back, as it was when it was asked for.
 *
 * @param id {@code re_…}
 * @param requestKey the portal's, from the metadata; null if it has none
 * @param status Mollie's word
 */
public record FakeRefund(String id, String requestKey, String status, Money amount) {}
