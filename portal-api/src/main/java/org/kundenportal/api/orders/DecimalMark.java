package org.kundenportal.api.orders;

/** What stands before the decimals of a number; the other one may group its digits. */
public enum DecimalMark {
    /** {@code 1.234,56}. */
    COMMA,
    /** {@code 1,234.56}. */
    POINT
}
