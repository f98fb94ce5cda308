package org.kundenportal.api.customers;

import org.kundenportal.api.ActingCustomer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A customer reads and changes its own master data. A session that is confined to one document finds nothing: every
 * method throws {@link org.kundenportal.api.PortalException} NOT_FOUND for it. Thread-safe.
 */
@ProviderType
public interface CustomerProfile {

    /** The master data of the acting customer. */
    CustomerData get(ActingCustomer customer);

    /** The same with what may be changed, and what is waiting for the merchant. */
    OwnProfile read(ActingCustomer customer);

    /**
     * Changes master data: at once what the policy calls DIRECT; what it calls APPROVAL becomes a request that staff
     * decide on, and replaces what was asked for the same fields before. A field that says what it said already is no
     * change. Either all of it is done or nothing. A change of the bank account or of an address to which codes go
     * counts only with a code that was sent for it.
     *
     * @param code as the customer typed it, may be null
     * @return the master data after the change
     * @throws org.kundenportal.api.PortalException VIEW_ONLY; INVALID_MASTER_DATA with a violation per field;
     *     CODE_REQUIRED if one is needed and null; WRONG_CODE, also for one that has expired or was used;
     *     TOO_MANY_ATTEMPTS for a code that was guessed at too often
     */
    OwnProfile change(ActingCustomer customer, ProfileChange change, String code);

    /**
     * Sends a one-time code to the address on file. A later code replaces an earlier one.
     *
     * @throws org.kundenportal.api.PortalException VIEW_ONLY; NO_EMAIL_ADDRESS; RESEND_TOO_EARLY with the time to wait
     */
    SentCode sendCode(ActingCustomer customer, CodePurpose purpose);
}
