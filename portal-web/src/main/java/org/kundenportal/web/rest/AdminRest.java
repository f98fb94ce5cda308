package org.kundenportal.web.rest;

import java.util.stream.Stream;
import javax.servlet.Servlet;
import org.kundenportal.api.access.AccessAdministration;
import org.kundenportal.api.access.ApiTokens;
import org.kundenportal.api.access.LinkAdministration;
import org.kundenportal.api.access.SessionAdministration;
import org.kundenportal.api.access.StaffSessions;
import org.kundenportal.api.articles.ArticleAdministration;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.automation.AutomationAdministration;
import org.kundenportal.api.customers.ChangeRequests;
import org.kundenportal.api.customers.CustomerAdministration;
import org.kundenportal.api.customers.CustomerIntake;
import org.kundenportal.api.documents.DocumentAdministration;
import org.kundenportal.api.documents.DocumentImport;
import org.kundenportal.api.documents.DocumentIntake;
import org.kundenportal.api.documents.TemplateRendering;
import org.kundenportal.api.documents.UnmatchedDocuments;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.api.mail.MailAdministration;
import org.kundenportal.api.mail.MailSetup;
import org.kundenportal.api.mail.MailTextAdministration;
import org.kundenportal.api.orders.InvoiceNumbers;
import org.kundenportal.api.orders.OrderAdministration;
import org.kundenportal.api.orders.OrderImport;
import org.kundenportal.api.orders.OrderIntake;
import org.kundenportal.api.overview.Overviews;
import org.kundenportal.api.payments.PayLinks;
import org.kundenportal.api.payments.PaymentAdministration;
import org.kundenportal.api.payments.PaymentConnectionAdministration;
import org.kundenportal.api.settings.Branding;
import org.kundenportal.api.settings.Images;
import org.kundenportal.api.settings.SettingsAdministration;
import org.kundenportal.api.storage.DocumentStores;
import org.kundenportal.api.storage.StorageConnectionAdministration;
import org.kundenportal.api.timeline.TimelineAdministration;
import org.kundenportal.api.webhooks.Webhooks;
import org.kundenportal.web.access.ApiTokensResource;
import org.kundenportal.web.access.AuthenticationFirst;
import org.kundenportal.web.access.CustomerLinksResource;
import org.kundenportal.web.access.LinksResource;
import org.kundenportal.web.access.PortalAccessResource;
import org.kundenportal.web.access.StaffContext;
import org.kundenportal.web.access.StaffSessionResource;
import org.kundenportal.web.articles.ArticlesResource;
import org.kundenportal.web.automation.AutomationRulesResource;
import org.kundenportal.web.automation.AutomationTriggersResource;
import org.kundenportal.web.customers.ChangeRequestsResource;
import org.kundenportal.web.customers.CustomersResource;
import org.kundenportal.web.documents.DocumentAdministrationResource;
import org.kundenportal.web.documents.DocumentIntakeResource;
import org.kundenportal.web.documents.TemplatesResource;
import org.kundenportal.web.documents.UnmatchedDocumentsResource;
import org.kundenportal.web.downloads.OrderDownloadsResource;
import org.kundenportal.web.mail.MailSettingsResource;
import org.kundenportal.web.mail.MailTextsResource;
import org.kundenportal.web.mail.MailsResource;
import org.kundenportal.web.orders.OrderAdministrationResource;
import org.kundenportal.web.orders.OrderImportResource;
import org.kundenportal.web.orders.OrderPlatformsResource;
import org.kundenportal.web.overview.AdministrationOverviewResource;
import org.kundenportal.web.payments.PaymentAdministrationResource;
import org.kundenportal.web.payments.PaymentConnectionsResource;
import org.kundenportal.web.payments.PaymentLinkResource;
import org.kundenportal.web.payments.PaymentProviderTypesResource;
import org.kundenportal.web.settings.AccentColors;
import org.kundenportal.web.settings.ImagesResource;
import org.kundenportal.web.settings.InvoiceSettingsResource;
import org.kundenportal.web.settings.SettingsResource;
import org.kundenportal.web.storage.DocumentStoreResource;
import org.kundenportal.web.storage.StorageConnectionsResource;
import org.kundenportal.web.storage.StorageTypesResource;
import org.kundenportal.web.timeline.TimelineResource;
import org.kundenportal.web.webhooks.WebhooksResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The API of staff and hosts, there as long as the services behind it are. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=org.kundenportal.web.admin",
            "osgi.http.whiteboard.servlet.pattern=/portal/api/admin/v1/*",
            "servlet.init.hide-service-list-page=true"
        })
public final class AdminRest extends RestServlet {

    /** Binds resources to services. */
    @Activate
    public AdminRest(
            @Reference StaffSessions sessions,
            @Reference ApiTokens tokens,
            @Reference AccessAdministration access,
            @Reference LinkAdministration links,
            @Reference SessionAdministration customerSessions,
            @Reference CustomerAdministration customers,
            @Reference CustomerIntake customerIntake,
            @Reference ChangeRequests changeRequests,
            @Reference DocumentAdministration documents,
            @Reference DocumentIntake documentIntake,
            @Reference DocumentImport imports,
            @Reference UnmatchedDocuments unmatched,
            @Reference TemplateRendering templates,
            @Reference OrderAdministration orders,
            @Reference OrderIntake orderIntake,
            @Reference ArticleAdministration articles,
            @Reference ArticleIntake articleIntake,
            @Reference DownloadAdministration downloads,
            @Reference OrderImport orderImport,
            @Reference InvoiceNumbers invoiceNumbers,
            @Reference PaymentAdministration payments,
            @Reference PayLinks payLinks,
            @Reference Overviews overviews,
            @Reference TimelineAdministration timeline,
            @Reference MailAdministration mails,
            @Reference MailSetup mailSetup,
            @Reference MailTextAdministration mailTexts,
            @Reference AutomationAdministration automation,
            @Reference Webhooks webhooks,
            @Reference PaymentConnectionAdministration paymentConnections,
            @Reference StorageConnectionAdministration storages,
            @Reference DocumentStores documentStores,
            @Reference SettingsAdministration settings,
            @Reference Images images,
            @Reference Branding branding,
            @Reference AccentColors accentColors) {
        this(
                branding,
                new StaffContext(sessions),
                new StaffSessionResource(sessions),
                new ApiTokensResource(tokens),
                new PortalAccessResource(access),
                new CustomerLinksResource(links, customerSessions),
                new LinksResource(links),
                new CustomersResource(customers, customerIntake, access),
                new ChangeRequestsResource(changeRequests),
                new DocumentAdministrationResource(documents, payments),
                new DocumentIntakeResource(documentIntake, imports, documents, payments),
                new UnmatchedDocumentsResource(unmatched),
                new TemplatesResource(templates),
                new OrderAdministrationResource(orders, orderIntake, downloads),
                new OrderDownloadsResource(downloads),
                new ArticlesResource(articles, articleIntake),
                new OrderImportResource(orderImport),
                new OrderPlatformsResource(orders),
                new PaymentAdministrationResource(payments),
                new PaymentLinkResource(payLinks),
                new AdministrationOverviewResource(overviews),
                new TimelineResource(timeline),
                new MailsResource(mails, mailSetup),
                new MailSettingsResource(mailSetup),
                new MailTextsResource(mailTexts),
                new AutomationRulesResource(automation),
                new AutomationTriggersResource(automation),
                new WebhooksResource(webhooks),
                new PaymentProviderTypesResource(paymentConnections),
                new PaymentConnectionsResource(paymentConnections),
                new StorageTypesResource(storages),
                new StorageConnectionsResource(storages),
                new DocumentStoreResource(documentStores),
                new SettingsResource(settings, access, accentColors),
                new InvoiceSettingsResource(settings, invoiceNumbers),
                new ImagesResource(images));
    }

    private AdminRest(Branding branding, StaffContext context, Object... resources) {
        super(CommonProviders.with(branding, "Bearer realm=\"kundenportal\"", all(context, resources)));
    }

    private static Object[] all(StaffContext context, Object... resources) {
        return Stream.concat(
                        Stream.of(context, context.administrators(), AuthenticationFirst.of(context)),
                        Stream.of(resources))
                .toArray();
    }
}
