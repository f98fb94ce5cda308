package org.kundenportal.impl.documents;

import java.util.Map;
import javax.persistence.EntityManager;
import org.kundenportal.api.CustomerId;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.documents.DocumentKey;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.impl.customers.CustomerPlaceholders;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.templates.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fills templates with what the database says now. */
@Component(service = TemplateRendering.class)
public final class JpaTemplateRendering implements TemplateRendering {

    private final Tx tx;
    private final DocumentRows rows;
    private final DocumentPlaceholders documents;
    private final Customers customerRows;
    private final CustomerPlaceholders customers;

    /** Fills templates by these placeholders. */
    @Activate
    public JpaTemplateRendering(
            @Reference Tx tx,
            @Reference DocumentRows rows,
            @Reference DocumentPlaceholders documents,
            @Reference Customers customerRows,
            @Reference CustomerPlaceholders customers) {
        this.tx = tx;
        this.rows = rows;
        this.documents = documents;
        this.customerRows = customerRows;
        this.customers = customers;
    }

    @Override
    public String render(String text, DocumentKey document, CustomerNumber customer) {
        if (text.length() > MAX_TEMPLATE) {
            throw PortalException.invalid("template", "TOO_LONG");
        }
        Template template = Template.of(text);
        if (!template.unknown(DocumentPlaceholders.NAMES).isEmpty()) {
            throw PortalException.invalid("template", "UNKNOWN_PLACEHOLDER");
        }
        Map<String, String> values = tx.read(em -> values(em, document, customer));
        return template.fill(values::get);
    }

    private Map<String, String> values(EntityManager em, DocumentKey key, CustomerNumber number) {
        CustomerId customer = number == null
                ? null
                : customerRows
                        .find(em, number)
                        .orElseThrow(PortalException::notFound)
                        .id();
        if (key == null) {
            return customer == null ? Map.of() : customers.of(em, customer);
        }
        DocumentEntity document = DocumentRows.ofHost(em, key).orElseThrow(PortalException::notFound);
        if (customer != null && !customer.equals(document.customer())) {
            throw PortalException.of(ErrorCode.CUSTOMER_MISMATCH);
        }
        return documents.of(em, document, DocumentPlaceholders.language(em, rows.addressee(em, document)));
    }
}
