package org.kundenportal.web.documents;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.documents.AdministeredDocument;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.payments.AdministeredPayment;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentFilter;

/** A document together with its latest payments, as staff see it. */
final class AdministeredPage {

    /** What is paid, or set off. */
    private static final Set<DocumentType> PAYABLE = Set.of(DocumentType.INVOICE, DocumentType.CREDIT_NOTE);

    private final PaymentAdministration payments;

    /** @param payments finds them */
    AdministeredPage(PaymentAdministration payments) {
        this.payments = payments;
    }

    AdministrationJson.Document of(AdministeredDocument document, Locale language) {
        DocumentKey key = document.row().summary().key();
        return AdministrationJson.Document.of(document, PAYABLE.contains(key.type()) ? of(key, language) : List.of());
    }

    private List<AdministeredPayment> of(DocumentKey key, Locale language) {
        return payments.list(new PaymentFilter(Set.of(), null, key, false), PageRequest.first(), language)
                .items();
    }
}
