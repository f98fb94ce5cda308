package org.kundenportal.web.overview;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kundenportal.api.customers.Contact;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.documents.DocumentType;
import org.kundenportal.api.overview.AdministrationOverview;
import org.kundenportal.api.overview.CustomerOverview;
import org.kundenportal.api.settings.Release;
import org.kundenportal.web.documents.DocumentsJson;
import org.kundenportal.web.json.MoneyJson;
import org.kundenportal.web.orders.OrdersJson;
import org.kundenportal.web.timeline.TimelineJson;

/** The first pages on the wire. */
public final class OverviewJson {

    private OverviewJson() {}

    /** The customer's start page. */
    public record Start(
            Greeted customer,
            Greeting greeting,
            LocalDate today,
            Released released,
            List<Attention> attention,
            Counts counts,
            OpenInvoices openInvoices,
            List<DocumentsJson.Summary> latestDocuments,
            List<OrdersJson.Summary> latestOrders) {

        static Start of(CustomerOverview overview) {
            return new Start(
                    Greeted.of(overview.customer()),
                    new Greeting(overview.greeting()),
                    overview.today(),
                    Released.of(overview.released()),
                    overview.attention().stream().map(Attention::of).toList(),
                    new Counts(new TreeMap<>(overview.counts()), overview.unseen(), overview.unreadComments()),
                    OpenInvoices.of(overview),
                    overview.latest().stream().map(DocumentsJson.Summary::of).toList(),
                    overview.latestOrders().stream().map(OrdersJson.Summary::of).toList());
        }
    }

    /** Who is greeted. */
    public record Greeted(String number, String name, Person person) {

        private static Greeted of(CustomerData customer) {
            return new Greeted(
                    customer.number().value(),
                    customer.name(),
                    customer.primaryContact().map(Person::of).orElse(null));
        }
    }

    /** The main contact. */
    public record Person(String firstName, String lastName) {

        private static Person of(Contact contact) {
            return new Person(contact.firstName(), contact.lastName());
        }
    }

    /** The greeting as sanitised HTML. */
    public record Greeting(String html) {}

    /** Released types and actions. */
    public record Released(List<String> types, List<String> actions) {

        private static Released of(Release release) {
            return new Released(names(release.types()), names(release.actions()));
        }
    }

    /** What waits for the customer. */
    public record Attention(String kind, DocumentsJson.Summary document) {

        private static Attention of(CustomerOverview.Attention attention) {
            return new Attention(attention.kind().name(), DocumentsJson.Summary.of(attention.document()));
        }
    }

    /** How many documents there are by type; {@code isNew} travels as {@code new}. */
    public record Counts(Map<DocumentType, Long> documents, @JsonProperty("new") long isNew, long unreadComments) {}

    /** What is to be paid. */
    public record OpenInvoices(List<DocumentsJson.Summary> items, long count, List<MoneyJson> totals) {

        private static OpenInvoices of(CustomerOverview overview) {
            return new OpenInvoices(
                    overview.openInvoices().stream()
                            .map(DocumentsJson.Summary::of)
                            .toList(),
                    overview.openInvoiceCount(),
                    overview.openTotals().stream().map(MoneyJson::of).toList());
        }
    }

    /** The first page of the administration. */
    public record Administration(
            long customers,
            long customersWithAccess,
            Map<DocumentType, Long> documents,
            List<String> releasedTypes,
            long unmatched,
            long unreadComments,
            long decisions,
            List<TimelineJson.Event> latestEvents) {

        static Administration of(AdministrationOverview overview) {
            return new Administration(
                    overview.customers(),
                    overview.customersWithAccess(),
                    new TreeMap<>(overview.documents()),
                    names(overview.releasedTypes()),
                    overview.unmatched(),
                    overview.unreadComments(),
                    overview.decisions(),
                    overview.latestEvents().stream().map(TimelineJson.Event::of).toList());
        }
    }

    private static <E extends Enum<E>> List<String> names(Collection<E> constants) {
        return constants.stream().sorted().map(Enum::name).toList();
    }
}
