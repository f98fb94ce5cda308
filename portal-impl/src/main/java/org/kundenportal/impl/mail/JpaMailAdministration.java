package org.kundenportal.impl.mail;

import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailContent;
import org.kundenportal.api.mail.MailState;
import org.kundenportal.api.mail.OutgoingMail;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Cursor;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.SecretBox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The mails in the database. */
@Component(service = MailAdministration.class)
public final class JpaMailAdministration implements MailAdministration {

    private final Tx tx;
    private final SecretBox secrets;

    /** Reads through the given transactions. */
    @Activate
    public JpaMailAdministration(@Reference Tx tx, @Reference PortalHome home) {
        this.tx = tx;
        this.secrets = new SecretBox(home.key());
    }

    @Override
    public Page<OutgoingMail> list(MailState state, CustomerNumber customer, PageRequest page) {
        return tx.read(em -> Cursor.page(
                query(em, state, customer, page).getResultList(),
                page,
                last -> Cursor.of(last.id()),
                OutgoingMailEntity::toMail));
    }

    private static TypedQuery<OutgoingMailEntity> query(
            EntityManager em, MailState state, CustomerNumber customer, PageRequest page) {
        List<String> after = Cursor.parts(page, 1);
        TypedQuery<OutgoingMailEntity> query = em.createQuery(
                        "SELECT m FROM OutgoingMail m WHERE m.id < :before"
                                + (state == null ? "" : " AND m.state = :state")
                                + (customer == null ? "" : " AND m.customerNumber = :customer")
                                + " ORDER BY m.id DESC",
                        OutgoingMailEntity.class)
                .setParameter("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.number(after.get(0)))
                .setMaxResults(page.limit() + 1);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (customer != null) {
            query.setParameter("customer", customer.value());
        }
        return query;
    }

    @Override
    public MailContent get(String id) {
        return tx.read(em -> find(em, id).toContent(secrets));
    }

    private static OutgoingMailEntity find(EntityManager em, String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw PortalException.notFound();
        }
        OutgoingMailEntity mail = em.find(OutgoingMailEntity.class, Long.parseLong(id));
        if (mail == null) {
            throw PortalException.notFound();
        }
        return mail;
    }
}
