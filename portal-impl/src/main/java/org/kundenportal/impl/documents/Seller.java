package org.kundenportal.impl.documents;

import java.util.Locale;
import java.util.Objects;
import org.kundenportal.api.settings.Company;
import org.kundenportal.impl.customers.VatId;

/**
 * Who issued a document. A number is unique only among the documents of one seller.
 *
 * @param name may be null
 * @param vatId may be null
 */
record Seller(String name, String vatId) {

    /** The seller of documents that the merchant's own host pushed. */
    static final String OWN = "";

    private static final int MAX_KEY = 128;

    /** By what documents of the same number are told apart; the merchant itself needs no name. */
    String key(Company merchant) {
        return isMerchant(merchant) ? OWN : foldedName();
    }

    /** The key that the seller had before the portal knew that it is the merchant. */
    String foldedName() {
        String folded = folded(name);
        return folded.substring(0, Math.min(folded.length(), MAX_KEY));
    }

    /** Whether this is the merchant, by VAT id or name. */
    boolean isMerchant(Company merchant) {
        boolean sameVatId =
                vatId != null && merchant.vatId() != null && VatId.key(vatId).equals(VatId.key(merchant.vatId()));
        return sameVatId || (merchant.name() != null && folded(name).equals(folded(merchant.name())));
    }

    /** Whether nothing speaks against its being the merchant: the document or the portal does not say who it is. */
    boolean mayBeMerchant(Company merchant) {
        return name == null || merchant.name() == null || isMerchant(merchant);
    }

    private static String folded(String text) {
        return Objects.requireNonNullElse(text, "").strip().toLowerCase(Locale.ROOT);
    }
}
