package org.kundenportal.impl.customers;

/** VAT identification numbers as people write them. */
public final class VatId {

    private VatId() {}

    /** The number without blanks, points and hyphens and in upper case, by which two are compared; null of null. */
    public static String key(String written) {
        return PlainNumbers.plain(written);
    }
}
