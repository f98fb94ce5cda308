package org.kundenportal.impl.customers;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.settings.LoginMethod;
import org.kundenportal.impl.links.LinkSubject;
import org.kundenportal.impl.links.PortalLinks;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the placeholders {@code [Client.…]} say of a customer (BM-32, BM-33). Thread-safe. */
@Component(service = CustomerPlaceholders.class)
public final class CustomerPlaceholders {

    /** The address of the customer's portal. */
    public static final String URL = "Client.customerportal_url";

    /** The names that a text about a customer may use. */
    public static final Set<String> NAMES = Set.of("Client.name", "Client.number", URL);

    private final PortalLinks links;

    /** Placeholders with these links. */
    @Activate
    public CustomerPlaceholders(@Reference PortalLinks links) {
        this.links = links;
    }

    /** The values by the placeholders' names, in the running transaction; an address that leads nowhere is none (BM-34). */
    public Map<String, String> of(EntityManager em, CustomerId id) {
        CustomerEntity customer = em.find(CustomerEntity.class, id.value());
        Map<String, String> values = new TreeMap<>();
        values.put("Client.name", customer.name());
        values.put("Client.number", customer.number().value());
        String url = isOpen(em, id) ? links.url(em, LinkSubject.of(id)) : null;
        if (url != null) {
            values.put(URL, url);
        }
        return values;
    }

    /** Whether a secret link of this customer opens anything at all. */
    public boolean isOpen(EntityManager em, CustomerId id) {
        return em.find(CustomerEntity.class, id.value()).hasAccess()
                && SettingRows.read(em, Setting.ACCESS).value().loginMethods().contains(LoginMethod.SECRET_LINK);
    }
}
