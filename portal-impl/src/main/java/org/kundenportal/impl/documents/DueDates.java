package org.kundenportal.impl.documents;

import java.time.LocalDate;

/** When invoices are due that do not say so themselves. */
final class DueDates {

    private DueDates() {}

    /**
     * So many days after the day of issue.
     *
     * @param days null for never
     * @return null for never, and for a day that no document can have
     */
    static LocalDate after(LocalDate issueDate, Integer days) {
        LocalDate due = days == null ? null : issueDate.plusDays(days);
        return DataRules.isInRange(due) ? due : null;
    }
}
