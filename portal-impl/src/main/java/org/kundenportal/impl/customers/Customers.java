package org.kundenportal.impl.customers;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.customers.CustomerData;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.timeline.Change;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.security.SecretBox;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of customers, for the services that work with them in a transaction of theirs. Thread-safe. */
@Component(service = Customers.class)
public final class Customers {

    private final PortalLinks links;
    private final Timeline timeline;
    private final SecretBox secrets;
    private final Clock clock;

    /** Customers of this portal. */
    @Activate
    public Customers(@Reference PortalLinks links, @Reference Timeline timeline, @Reference PortalHome home) {
        this.links = links;
        this.timeline = timeline;
        this.secrets = home.secrets();
        this.clock = home.clock();
    }

    /** What of a customer other features need. */
    public record Known(CustomerId id, CustomerNumber number, CustomerData data) {}

    /**
     * What a document's files say of its customer.
     *
     * @param language may be null
     */
    public record Addressee(CustomerNumber number, String name, String language) {}

    /** The customer with this number. */
    public Optional<Known> find(EntityManager em, CustomerNumber number) {
        return entity(em, number).map(this::known);
    }

    /** The ids of those of the numbers that somebody has; never for an empty collection. */
    public Map<CustomerNumber, CustomerId> ids(EntityManager em, Collection<CustomerNumber> numbers) {
        return em.createQuery("SELECT c.number, c.id FROM Customer c WHERE c.number IN :numbers", Object[].class)
                .setParameter(
                        "numbers", numbers.stream().map(CustomerNumber::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new CustomerNumber((String) row[0]), row -> new CustomerId((Long) row[1])));
    }

    /** The customer with this id. */
    public Known get(EntityManager em, CustomerId id) {
        return known(em.find(CustomerEntity.class, id.value()));
    }

    /** Whether the customer may use the portal. */
    public boolean hasAccess(EntityManager em, CustomerId id) {
        return em.find(CustomerEntity.class, id.value()).hasAccess();
    }

    /** The same customer, without contacts and without what is encrypted. */
    public Addressee addressee(EntityManager em, CustomerId id) {
        Object[] row = em.createQuery(
                        "SELECT c.number, c.name, c.language FROM Customer c WHERE c.id = :id", Object[].class)
                .setParameter("id", id.value())
                .getSingleResult();
        return new Addressee(new CustomerNumber((String) row[0]), (String) row[1], (String) row[2]);
    }

    /** The only customer that has this VAT id, however it is written; empty if none or several have. */
    public Optional<Known> findByVatId(EntityManager em, String vatId) {
        return only(em, "SELECT c FROM Customer c WHERE c.vatKey = :value", VatId.key(vatId));
    }

    /** The only customer that has this electronic address; empty if none or several have. */
    public Optional<Known> findByEndpoint(EntityManager em, String endpoint) {
        return only(em, "SELECT c FROM Customer c WHERE c.endpoint = :value", endpoint);
    }

    /** The only customer that has this e-mail address, itself or at a contact; empty if none or several have. */
    public Optional<Known> findByEmail(EntityManager em, String email) {
        return only(
                em,
                "SELECT DISTINCT c FROM Customer c LEFT JOIN c.contacts k"
                        + " WHERE LOWER(c.email) = LOWER(:value) OR LOWER(k.email) = LOWER(:value)",
                email);
    }

    /** Creates a customer of which only an imported document has told, marked so that staff see it. */
    public Known createImported(EntityManager em, Actor actor, CustomerData data, String endpoint) {
        CustomerEntity customer = create(em, actor, data, true);
        customer.answerTo(endpoint);
        return known(customer);
    }

    Optional<CustomerEntity> entity(EntityManager em, CustomerNumber number) {
        return em.createQuery("SELECT c FROM Customer c WHERE c.number = :number", CustomerEntity.class)
                .setParameter("number", number.value())
                .getResultStream()
                .findFirst();
    }

    CustomerEntity create(EntityManager em, Actor actor, CustomerData data, boolean imported) {
        boolean access = SettingRows.read(em, Setting.ACCESS).value().newCustomersHaveAccess();
        CustomerEntity customer = new CustomerEntity(data.number(), access, imported, clock.instant());
        customer.apply(data, secrets, clock.instant());
        em.persist(customer);
        em.flush();
        links.create(em, LinkSubject.of(customer.id()));
        timeline.add(em, about(customer, Happening.of(Happening.Kind.CUSTOMER_CREATED, actor)));
        return customer;
    }

    /** Takes over what host or staff say. */
    void update(EntityManager em, Actor actor, CustomerEntity customer, CustomerData data) {
        customer.confirm();
        update(em, Happening.of(Happening.Kind.CUSTOMER_UPDATED, actor), customer, data);
    }

    /** Makes the row say what the data say, and puts the happening on the timeline with each field that changes. */
    void update(EntityManager em, Happening happening, CustomerEntity customer, CustomerData data) {
        CustomerData before = customer.toData(secrets);
        if (before.equals(data)) {
            return;
        }
        List<Change> changes = ChangedFields.between(before, data);
        customer.apply(data, secrets, clock.instant());
        timeline.add(
                em,
                about(customer, happening)
                        .with("fields", ChangedFields.parts(changes))
                        .changing(changes));
    }

    /** The same happening, concerning the customer. */
    static Happening about(CustomerEntity customer, Happening happening) {
        return happening.to(customer.id(), customer.number());
    }

    private Optional<Known> only(EntityManager em, String jpql, String value) {
        if (value == null) {
            return Optional.empty();
        }
        List<CustomerEntity> found = em.createQuery(jpql, CustomerEntity.class)
                .setParameter("value", value)
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 ? Optional.of(known(found.get(0))) : Optional.empty();
    }

    private Known known(CustomerEntity customer) {
        return new Known(customer.id(), customer.number(), customer.toData(secrets));
    }

    SecretBox secrets() {
        return secrets;
    }
}
