package org.kundenportal.impl.documents;

import java.util.EnumSet;
import java.util.Set;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.documents.DocumentAction;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.settings.Release;

/** Which documents a customer's lists and counts show. */
final class VisibleTypes {

    private VisibleTypes() {}

    /** The released types, of them only the wanted ones if any are; none while viewing is not released. */
    static Set<DocumentType> of(Release release, Set<DocumentType> wanted) {
        Set<DocumentType> types = EnumSet.noneOf(DocumentType.class);
        if (release.actions().contains(DocumentAction.VIEW)) {
            types.addAll(release.types());
        }
        if (!wanted.isEmpty()) {
            types.retainAll(wanted);
        }
        return types;
    }

    /** The customer's issued documents of these types, which must not be empty. */
    static DocumentQuery query(ActingCustomer customer, Set<DocumentType> types) {
        return new DocumentQuery()
                .and("d.customerId = :customer", "customer", customer.customer().value())
                .ofTypes(types)
                .issued();
    }
}
