package org.kundenportal.api.documents;

import org.kundenportal.api.customers.CustomerNumber;

/**
 * A document as a row of the staff's list.
 *
 * @param summary never null
 * @param customer whose it is
 * @param customerName the customer's name
 * @param portal the portal box
 * @param views how often the customer looked
 */
public record AdministeredSummary(
        DocumentSummary summary,
        CustomerNumber customer,
        String customerName,
        DocumentPortal portal,
        DocumentViews views) {}
