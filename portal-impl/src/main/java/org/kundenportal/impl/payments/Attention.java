package org.kundenportal.impl.payments;

/** Why a payment needs somebody. */
enum Attention {
    /** Money came, but not what was agreed. */
    REVIEW,
    /** More came than was open. */
    OVERPAID,
    /** A bank took money back. */
    CHARGED_BACK,
    /** Money moved in a currency of which the documents know nothing. */
    OTHER_CURRENCY,
    /** What the customer agreed to at the provider is not what the portal asked for; the portal did not take it. */
    OTHER_AMOUNT,
    /** The provider has not said for a fortnight what became of it. */
    UNANSWERED
}
