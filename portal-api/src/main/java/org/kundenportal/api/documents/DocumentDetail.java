package org.kundenportal.api.documents;

import java.util.List;
import java.util.Set;
import org.kundenportal.api.Money;

/**
 * Everything that the page of a document shows, but for its comments.
 *
 * @param summary never null
 * @param lines possibly empty
 * @param net the sum without tax, null if the document has no prices
 * @param taxes by rate, descending
 * @param recipient null if nobody said
 * @param note may be null
 * @param dunningLevel may be null
 * @param workOrderNumber may be null
 * @param subscriptionHandle may be null
 * @param precedingInvoice the invoice that a correction, credit note or reminder is about; may be null
 * @param version the version that is shown
 * @param versions all versions, latest first
 * @param actions what the caller may do with the document now
 * @param offer what a customer who decides is shown; null unless the actions have DECIDE
 * @param decision what was decided in the portal and counts; may be null
 * @param pdfSize bytes of the PDF that came with the document, null if the portal renders it
 * @param xml whether the document can be had as structured e-invoice
 */
public record DocumentDetail(
        DocumentSummary summary,
        List<DocumentLine> lines,
        Money net,
        List<TaxLine> taxes,
        Recipient recipient,
        String note,
        Integer dunningLevel,
        String workOrderNumber,
        String subscriptionHandle,
        String precedingInvoice,
        int version,
        List<DocumentVersion> versions,
        Set<DocumentAction> actions,
        DecisionOffer offer,
        RecordedDecision decision,
        Long pdfSize,
        boolean xml) {}
