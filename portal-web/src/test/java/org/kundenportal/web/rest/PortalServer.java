package org.kundenportal.web.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.kundenportal.web.downloads.DownloadServlet;
import org.kundenportal.web.health.HealthServlet;
import org.kundenportal.web.openapi.OpenApiServlet;
import org.kundenportal.web.payments.ProviderWebhookServlet;
import org.kundenportal.web.settings.AccentColors;
import org.kundenportal.web.timeline.TimelineStream;

/** The real filter and servlets on the real Jetty, on a free port of the loopback address, before a {@link FakePortal}. */
final class PortalServer implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final ServletContextHandler context = new ServletContextHandler();
    private final HttpClient client = HttpClient.newHttpClient();

    final FakePortal portal = new FakePortal();
    final DownloadServlet downloads = new DownloadServlet(portal.downloads);
    final TimelineStream stream = new TimelineStream(portal.staffSessions);

    private PortalServer(Filter guard) {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        FilterHolder filter = new FilterHolder(guard);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/portal/*", EnumSet.of(DispatcherType.REQUEST));
        add(new StartingServlet(), "/portal/api/*");
        add(new OpenApiServlet(), "/portal/api/openapi.json");
        add(new OpenApiServlet(), "/portal/api/admin/openapi.json");
        add(new HealthServlet(null), "/portal/api/health");
    }

    /** Only what answers while the portal starts. */
    static PortalServer starting(Filter guard) {
        return new PortalServer(guard).start();
    }

    /** Everything. */
    static PortalServer running(Filter guard) {
        PortalServer running = new PortalServer(guard);
        FakePortal portal = running.portal;
        running.add(customer(portal), "/portal/api/v1/*");
        running.add(running.downloads, "/portal/api/v1/downloads/*");
        running.add(new ProviderWebhookServlet(portal.customerPayments), "/portal/api/webhooks/*");
        running.add(admin(portal), "/portal/api/admin/v1/*");
        running.add(running.stream, "/portal/api/admin/v1/timeline/stream");
        return running.start();
    }

    static CustomerRest customer(FakePortal portal) {
        return new CustomerRest(
                portal.customerSessions,
                portal.customerDocuments,
                portal.exports,
                portal.customerPayments,
                portal.masterData,
                portal.orders,
                portal.downloads,
                portal.invoices,
                portal.overviews,
                portal.branding,
                portal.images);
    }

    static AdminRest admin(FakePortal portal) {
        return new AdminRest(
                portal.staffSessions,
                portal.apiTokens,
                portal.access,
                portal.links,
                portal.sessionAdministration,
                portal.customers,
                portal.customerIntake,
                portal.masterData,
                portal.documents,
                portal.documentIntake,
                portal.documentImport,
                portal.unmatched,
                portal.templates,
                portal.orders,
                portal.orders,
                portal.downloads,
                portal.downloads,
                portal.downloads,
                portal.orders,
                portal.invoices,
                portal.payments,
                portal.payments,
                portal.overviews,
                portal.timeline,
                portal.mails,
                portal.mailSetup,
                portal.mailTexts,
                portal.automation,
                portal.webhooks,
                portal.paymentConnections,
                portal.storages,
                portal.documentStores,
                portal.settings,
                portal.images,
                portal.branding,
                color -> new AccentColors.Accent(color, "#ffffff", "#075a61", "#5cc4cd", "6.2"));
    }

    private void add(Servlet servlet, String pattern) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        holder.setInitParameter("hide-service-list-page", "true");
        context.addServlet(holder, pattern);
    }

    private PortalServer start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    int port() {
        return connector.getLocalPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
