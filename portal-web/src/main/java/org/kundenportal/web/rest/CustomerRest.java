package org.kundenportal.web.rest;

import javax.servlet.Servlet;
import org.kundenportal.api.access.CustomerSessions;
import org.kundenportal.api.customers.CustomerProfile;
import org.kundenportal.api.documents.CustomerDocuments;
import org.kundenportal.api.documents.CustomerExports;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.api.orders.CustomerOrders;
import org.kundenportal.api.orders.InvoiceDownloads;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.api.payments.CustomerPayments;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.Images;
import org.kundenportal.web.access.AuthenticationFirst;
import org.kundenportal.web.access.CustomerContext;
import org.kundenportal.web.access.SessionResource;
import org.kundenportal.web.customers.ProfileResource;
import org.kundenportal.web.documents.DocumentPaymentsResource;
import org.kundenportal.web.documents.DocumentZipResource;
import org.kundenportal.web.documents.DocumentsResource;
import org.kundenportal.web.documents.OpenItemsResource;
import org.kundenportal.web.documents.PaymentOptionsResource;
import org.kundenportal.web.documents.StatementResource;
import org.kundenportal.web.downloads.OrderFilesResource;
import org.kundenportal.web.downloads.OrderWaiverResource;
import org.kundenportal.web.orders.OrderInvoiceResource;
import org.kundenportal.web.orders.OrdersResource;
import org.kundenportal.web.overview.OverviewResource;
import org.kundenportal.web.payments.PayableItemsResource;
import org.kundenportal.web.payments.PaymentsResource;
import org.kundenportal.web.settings.BrandingResource;
import org.kundenportal.web.settings.PublicImagesResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customer's API, there as long as the services behind it are. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.customer",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/v1/*",
            "servlet.init.hide-service-list-page=true"
        })
public final class CustomerRest extends RestServlet {

    /** Binds resources to services. */
    @Activate
    public CustomerRest(
            @Reference CustomerSessions sessions,
            @Reference CustomerDocuments documents,
            @Reference CustomerExports exports,
            @Reference CustomerPayments payments,
            @Reference CustomerProfile profile,
            @Reference CustomerOrders orders,
            @Reference CustomerDownloads downloads,
            @Reference InvoiceDownloads invoices,
            @Reference Overviews overviews,
            @Reference Branding branding,
            @Reference Images images) {
        this(
                new CustomerContext(sessions),
                sessions,
                documents,
                exports,
                payments,
                profile,
                orders,
                downloads,
                invoices,
                overviews,
                branding,
                images);
    }

    private CustomerRest(
            CustomerContext context,
            CustomerSessions sessions,
            CustomerDocuments documents,
            CustomerExports exports,
            CustomerPayments payments,
            CustomerProfile profile,
            CustomerOrders orders,
            CustomerDownloads downloads,
            InvoiceDownloads invoices,
            Overviews overviews,
            Branding branding,
            Images images) {
        super(CommonProviders.with(
                branding,
                "Cookie realm=\"kundenportal\"",
                context,
                context.unconfined(),
                AuthenticationFirst.of(context),
                new SessionResource(sessions),
                new BrandingResource(branding),
                new PublicImagesResource(images),
                new OverviewResource(overviews),
                new ProfileResource(profile),
                new OrdersResource(orders),
                new OrderFilesResource(downloads),
                new OrderWaiverResource(downloads),
                new OrderInvoiceResource(invoices),
                new DocumentZipResource(exports),
                new StatementResource(exports),
                new OpenItemsResource(exports),
                new PayableItemsResource(payments),
                new PaymentsResource(payments),
                new DocumentPaymentsResource(payments),
                new PaymentOptionsResource(payments),
                new DocumentsResource(documents)));
    }
}
