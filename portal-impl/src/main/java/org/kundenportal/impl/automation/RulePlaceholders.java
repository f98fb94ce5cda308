package org.kundenportal.impl.automation;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kundenportal.api.automation.AutomationTrigger;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.documents.DocumentPlaceholders;
import org.kundenportal.impl.mail.CompanyPlaceholders;
import org.kundenportal.impl.templates.Template;

/** What the texts of rules may name. */
final class RulePlaceholders {

    static final String ORDER_URL = "Order.customerportal_url";

    private static final String URL = ".customerportal_url";
    private static final Set<String> ORDER = Set.of("Order.number", "Order.platform", "Order.buyer_name", ORDER_URL);

    private RulePlaceholders() {}

    /**
     * The names that a rule's text can use, in alphabetical order.
     *
     * @param type the only type that the rule asks for, null for any: of others nothing could be said
     */
    static Set<String> names(AutomationTrigger trigger, DocumentType type) {
        Set<String> names = new TreeSet<>(CompanyPlaceholders.NAMES);
        names.addAll(CustomerPlaceholders.NAMES);
        switch (trigger) {
            case ORDER_STATUS -> names.addAll(ORDER);
            case DOCUMENT_ISSUED, PAYMENT_PAID, PAYMENT_FAILED -> {
                names.addAll(ORDER);
                names.addAll(type == null ? DocumentPlaceholders.NAMES : DocumentPlaceholders.names(type));
            }
            case REQUEST_ANSWERED -> {
                // it is about the customer alone
            }
        }
        return names;
    }

    /** The names that the text uses. */
    static Set<String> used(RuleMail mail) {
        return Template.of(mail.subject() + "\n" + mail.body()).placeholders();
    }

    /** Those of them that are links. */
    static Set<String> links(RuleMail mail) {
        return used(mail).stream().filter(name -> name.endsWith(URL)).collect(Collectors.toUnmodifiableSet());
    }
}
