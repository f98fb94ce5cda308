package org.kundenportal.impl.automation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.kundenportal.api.automation.RuleCondition;
import org.kundenportal.api.automation.RuleMail;
import org.kundenportal.api.automation.RunReason;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderPortal.HiddenReason;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.documents.DocumentMails;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.mail.CompanyPlaceholders;
import org.kundenportal.impl.mail.MailAddress;
import org.kundenportal.impl.orders.OrderFacts;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.templates.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a rule writes about a matter, to whom, or why it does not. It only reads, so that a dry run and the real one come
 * to the same. Thread-safe.
 */
@Component(service = RuleLetters.class)
public final class RuleLetters {

    private final Customers customers;
    private final CustomerPlaceholders placeholders;
    private final DocumentMails documents;
    private final PortalLinks links;

    /** Letters to these customers. */
    @Activate
    public RuleLetters(
            @Reference Customers customers,
            @Reference CustomerPlaceholders placeholders,
            @Reference DocumentMails documents,
            @Reference PortalLinks links) {
        this.customers = customers;
        this.placeholders = placeholders;
        this.documents = documents;
        this.links = links;
    }

    /** What is known while a letter is written. */
    private record Draft(
            Matter matter,
            Customers.Known customer,
            Appearance appearance,
            Set<HiddenReason> hidden,
            boolean hasAccess,
            boolean seesDocument) {

        Buyer buyer() {
            return matter.order() == null ? null : matter.order().buyer();
        }

        /** The one who bought, else the customer where it wants news. */
        Optional<String> recipient() {
            return boughtBy().or(() -> customer.data().notificationAddress());
        }

        private Optional<String> boughtBy() {
            return Optional.ofNullable(buyer()).map(Buyer::email);
        }

        /** Whether the letter goes to somebody who need not be the customer, as buyers on platforms are not. */
        boolean isForeign() {
            CustomerData data = customer.data();
            return boughtBy().isPresent()
                    && Stream.concat(
                                    Stream.ofNullable(data.email()),
                                    data.contacts().stream().map(Contact::email))
                            .noneMatch(boughtBy().get()::equalsIgnoreCase);
        }

        String language() {
            return Stream.of(
                            buyer() == null ? null : buyer().language(),
                            customer.data().language())
                    .filter(language -> language != null)
                    .findFirst()
                    .orElseGet(appearance::defaultLanguage);
        }
    }

    /** What the rule comes to now. */
    Verdict verdict(EntityManager em, RuleCondition condition, RuleMail mail, Matter matter) {
        Draft draft = draft(em, matter);
        Map<String, String> values = values(em, draft);
        RunReason reason =
                RuleConditions.hold(condition, matter.facts()) ? reason(draft, mail, values) : RunReason.CONDITION_GONE;
        return new Verdict(
                draft.customer(),
                draft.recipient().orElse(null),
                draft.language(),
                Template.of(mail.subject()).fill(values::get),
                Template.of(mail.body()).fill(values::get),
                reason);
    }

    private Draft draft(EntityManager em, Matter matter) {
        Customers.Known customer = customers.get(em, matter.occasion().customer());
        boolean access = customers.hasAccess(em, customer.id());
        OrderFacts order = matter.order();
        return new Draft(
                matter,
                customer,
                SettingRows.read(em, Setting.APPEARANCE).value(),
                order == null
                        ? Set.of()
                        : order.hidden(
                                access,
                                SettingRows.read(em, Setting.ACCESS).value().loginMethods()),
                access,
                matter.document() != null
                        && documents.isVisible(em, matter.document().id()));
    }

    private Map<String, String> values(EntityManager em, Draft draft) {
        Map<String, String> values =
                new TreeMap<>(CompanyPlaceholders.of(draft.appearance().company()));
        Matter matter = draft.matter();
        if (draft.seesDocument()) {
            values.putAll(documents.words(em, matter.document().id(), draft.language()));
        }
        values.putAll(placeholders.of(em, draft.customer().id()));
        if (draft.isForeign()) {
            // it opens everything of the customer's, and a buyer may have no more than what was bought
            values.remove(CustomerPlaceholders.URL);
        }
        if (matter.order() != null) {
            values.putAll(words(em, draft, matter.order()));
        }
        return values;
    }

    private Map<String, String> words(EntityManager em, Draft draft, OrderFacts order) {
        Map<String, String> words = new TreeMap<>();
        words.put("Order.number", order.number().value());
        words.put("Order.platform", order.platform() == null ? "" : order.platform());
        words.put(
                "Order.buyer_name",
                draft.buyer() == null
                        ? draft.customer().data().name()
                        : draft.buyer().name());
        String url = draft.hidden().isEmpty() ? links.url(em, LinkSubject.of(order.customer(), order.id())) : null;
        if (url != null) {
            words.put(RulePlaceholders.ORDER_URL, url);
        }
        return words;
    }

    private static RunReason reason(Draft draft, RuleMail mail, Map<String, String> values) {
        Matter matter = draft.matter();
        Set<String> known = RulePlaceholders.names(matter.occasion().trigger(), null);
        if (!known.containsAll(RulePlaceholders.used(mail))) {
            return RunReason.UNKNOWN_PLACEHOLDER;
        }
        if (!draft.hasAccess()) {
            return RunReason.CUSTOMER_NOT_RELEASED;
        }
        Set<String> named = RulePlaceholders.links(mail);
        RunReason closed = named.contains(RulePlaceholders.ORDER_URL) ? closed(draft, values) : unseen(draft);
        if (closed != null) {
            return closed;
        }
        if (!named.isEmpty() && named.stream().noneMatch(values::containsKey)) {
            return RunReason.NO_LINK;
        }
        return unreachable(draft);
    }

    /** Why the text cannot lead to the order, null if it can. */
    private static RunReason closed(Draft draft, Map<String, String> values) {
        if (draft.matter().order() == null) {
            return RunReason.NO_ORDER;
        }
        if (draft.hidden().contains(HiddenReason.ORDER_LINKS_OFF)) {
            return RunReason.ORDER_LINKS_OFF;
        }
        if (draft.hidden().contains(HiddenReason.ORDER_DELETED)) {
            return RunReason.ORDER_DELETED;
        }
        return values.containsKey(RulePlaceholders.ORDER_URL) ? null : RunReason.NO_LINK;
    }

    /** A mail tells of no document that its customer cannot see. */
    private static RunReason unseen(Draft draft) {
        return draft.matter().document() != null && !draft.seesDocument() ? RunReason.DOCUMENT_NOT_RELEASED : null;
    }

    /** Why nobody can be written to, null if somebody can. */
    private static RunReason unreachable(Draft draft) {
        Optional<String> recipient = draft.recipient();
        if (recipient.isPresent()) {
            return MailAddress.isValid(recipient.get()) ? null : RunReason.INVALID_ADDRESS;
        }
        return draft.customer().data().securityAddress().isPresent()
                ? RunReason.NOTIFICATION_DISABLED
                : RunReason.NO_ADDRESS;
    }
}
