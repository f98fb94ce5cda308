package org.kundenportal.impl.documents;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.kundenportal.api.Money;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentStatus;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.documents.HiddenReason;
import org.kundenportal.api.settings.Release;

/** The rules of documents, without database or clock. */
public final class DocumentRules {

    private DocumentRules() {}

    /** Whether customers may know of a document at all (BM-07, MF-19). */
    public static boolean isReleased(Release release, DocumentType type, DocumentStatus status) {
        return release.types().contains(type) && status != DocumentStatus.DRAFT;
    }

    /** Why a document has no link into the portal (BM-19, BM-20). */
    static Set<HiddenReason> hiddenBecause(
            Release release, DocumentType type, DocumentStatus status, boolean customerHasAccess) {
        Set<HiddenReason> reasons = EnumSet.noneOf(HiddenReason.class);
        if (!release.types().contains(type)) {
            reasons.add(HiddenReason.TYPE_NOT_RELEASED);
        }
        if (!customerHasAccess) {
            reasons.add(HiddenReason.CUSTOMER_NOT_RELEASED);
        }
        if (status == DocumentStatus.DRAFT) {
            reasons.add(HiddenReason.NOT_ISSUED);
        }
        return reasons;
    }

    /**
     * What is to be paid: of invoices, and of reminders, which repeat an invoice. Never less than zero, and zero for
     * what is paid or void.
     *
     * @return null if the document has no total, or is nothing that is paid
     */
    static Money open(DocumentType type, DocumentStatus status, Money total, Money paid) {
        if (total == null || (type != DocumentType.INVOICE && type != DocumentType.REMINDER)) {
            return null;
        }
        boolean settled = status == DocumentStatus.PAID || status == DocumentStatus.CANCELED;
        Money open = paid == null ? total : total.minus(paid);
        return settled || !open.isPositive() ? Money.zero(total.currency()) : open;
    }

    /** Whether something is to be paid and the due date has passed. */
    static boolean isOverdue(DocumentType type, Money open, LocalDate dueDate, LocalDate today) {
        return type == DocumentType.INVOICE
                && open != null
                && open.isPositive()
                && dueDate != null
                && dueDate.isBefore(today);
    }

    /** What a customer may do with a released document: released types times released actions, where they make sense. */
    static Set<DocumentAction> actions(
            Release release,
            DocumentType type,
            DocumentStatus status,
            Money open,
            LocalDate validUntil,
            LocalDate today) {
        Set<DocumentAction> actions = EnumSet.noneOf(DocumentAction.class);
        actions.addAll(release.actions());
        if (type != DocumentType.ESTIMATE || status != DocumentStatus.OPEN || isPast(validUntil, today)) {
            actions.remove(DocumentAction.DECIDE);
        }
        if (type != DocumentType.INVOICE || open == null || !open.isPositive()) {
            actions.remove(DocumentAction.PAY);
        }
        return actions;
    }

    /** Whether the day is over; no day never is. */
    static boolean isPast(LocalDate day, LocalDate today) {
        return day != null && day.isBefore(today);
    }
}
