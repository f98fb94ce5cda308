package org.kundenportal.impl.documents;

import java.time.Instant;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.documents.Decision;
import org.kundenportal.impl.storage.KeptFile;

/**
 * Everything that proves a decision, before it is kept.
 *
 * @param decision what was typed and chosen, checked
 * @param version which version was decided
 * @param contactName the main contact at that time, else the customer
 * @param contactEmail may be null
 * @param terms what was agreed to; null where the estimate was declined
 * @param pdf the file that was shown
 * @param pdfSha256 of its bytes
 * @param customer in which session it was done
 * @param at when
 */
record Proof(
        Decision decision,
        int version,
        String contactName,
        String contactEmail,
        String terms,
        KeptFile pdf,
        String pdfSha256,
        ActingCustomer customer,
        Instant at) {}
