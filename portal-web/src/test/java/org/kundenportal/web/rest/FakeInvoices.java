package org.kundenportal.web.rest;

import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.orders.CreatedInvoice;
import org.kundenportal.api.orders.InvoiceDownloads;
import org.kundenportal.api.orders.InvoiceNumbers;

/** Orders whose numbers say what becomes of the wish for their invoice. */
final class FakeInvoices implements InvoiceDownloads, InvoiceNumbers {

    private static void refuse(ActingCustomer customer, OrderNumber order) {
        if (customer.onlyDocument() != null || order.value().equals("none")) {
            throw PortalException.notFound();
        }
        for (ErrorCode code : ErrorCode.values()) {
            if (order.value().equals(code.name())) {
                throw PortalException.of(code);
            }
        }
    }

    @Override
    public DocumentFile open(ActingCustomer customer, OrderNumber order) {
        refuse(customer, order);
        return Samples.file("Rechnung-1.pdf", "application/pdf", "%PDF-1.7 invoice");
    }

    @Override
    public CreatedInvoice create(ActingCustomer customer, OrderNumber order) {
        refuse(customer, order);
        return new CreatedInvoice(Samples.INVOICE, !order.value().equals("B-1"));
    }

    @Override
    public String next(String pattern) {
        if (!pattern.contains("{seq")) {
            throw PortalException.invalid("numberPattern", "INVALID_PATTERN");
        }
        return pattern.replaceAll("\\{[^}]*}", "7");
    }
}
