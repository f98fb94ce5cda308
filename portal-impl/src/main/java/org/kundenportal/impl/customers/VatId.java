package org.kundenportal.impl.customers;

import java.util.Locale;

/** VAT identification numbers as people write them. */
public final class VatId {

    private VatId() {}

    /** The number without blanks, points and hyphens and in upper case, by which two are compared; null of null. */
    public static String key(String written) {
        return written == null ? null : written.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    }
}
