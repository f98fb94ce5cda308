package org.kundenportal.impl.customers;

import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.AccessChoice;
import org.kundenportal.api.customers.Customer;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerKind;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.customers.CustomerSummary;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.SearchText;
import org.kundenportal.impl.persistence.Tx;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers in the database, as staff find them. */
@Component(service = CustomerAdministration.class)
public final class JpaCustomerAdministration implements CustomerAdministration {

    private final Tx tx;
    private final Customers customers;

    /** Reads from the given rows. */
    @Activate
    public JpaCustomerAdministration(@Reference Tx tx, @Reference Customers customers) {
        this.tx = tx;
        this.customers = customers;
    }

    @Override
    public Customer get(CustomerNumber number) {
        return tx.read(em -> customers
                .entity(em, number)
                .map(customer -> customer.toCustomer(customers.secrets()))
                .orElseThrow(PortalException::notFound));
    }

    @Override
    public Page<CustomerSummary> list(String query, AccessChoice access, PageRequest page) {
        return tx.read(em -> Cursor.page(
                query(em, query, access, page).getResultList(),
                page,
                last -> Cursor.of(last[0]),
                JpaCustomerAdministration::toSummary));
    }

    private static TypedQuery<Object[]> query(EntityManager em, String text, AccessChoice access, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        boolean searched = text != null && !text.isBlank();
        String jpql = "SELECT c.number, c.name, c.kind, c.email, c.city, c.language, c.imported, c.accessChoice,"
                + " c.accessPreset, (SELECT COUNT(d.id) FROM Document d WHERE d.customerId = c.id)"
                + " FROM Customer c WHERE c.number > :after"
                + (searched ? " AND c.searchText LIKE :pattern ESCAPE '!'" : "")
                + (access == null ? "" : " AND c.accessChoice = :access")
                + " ORDER BY c.number";
        TypedQuery<Object[]> query = em.createQuery(jpql, Object[].class)
                .setParameter("after", after.isEmpty() ? "" : after.get(0))
                .setMaxResults(page.limit() + 1);
        if (searched) {
            query.setParameter("pattern", SearchText.pattern(text));
        }
        if (access != null) {
            query.setParameter("access", access);
        }
        return query;
    }

    private static CustomerSummary toSummary(Object[] row) {
        AccessChoice choice = (AccessChoice) row[7];
        return new CustomerSummary(
                new CustomerNumber((String) row[0]),
                (String) row[1],
                (CustomerKind) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Boolean) row[6],
                choice,
                CustomerAccess.effective(choice, (Boolean) row[8]),
                ((Number) row[9]).longValue());
    }
}
