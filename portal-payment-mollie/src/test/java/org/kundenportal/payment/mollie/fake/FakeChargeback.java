package org.kundenportal.payment.mollie.fake;

import org.kundenportal.api.Money;

/**
 * Money that the customer's bank took back, as it was when it was asked for.
 *
 * @param id {@code chb_…}
 */
public record FakeChargeback(String id, Money amount, boolean reversed) {}
