package org.kundenportal.itests;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import javax.servlet.Servlet;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

import static org.junit.Assert.assertEquals;

/** The whole portal in a stock Karaf, as {@code feature:install kundenportal} leaves it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PortalIT {

    private static final List<String> PROVIDERS =
            List.of("kundenportal-payment-paypal", "kundenportal-payment-mollie", "kundenportal-storage-cloud");

    /** What must not be restarted. */
    private static final Set<String> PORTAL = Set.of("org.kundenportal.impl", "org.kundenportal.web");

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Configuration
    public Option[] configuration() {
        return StockKaraf.options();
    }

    @Before
    public void install() throws Exception {
        features.addRepository(URI.create(StockKaraf.FEATURES));
        features.installFeature("kundenportal");
        Health.awaitState(StockKaraf.httpPort(), "UP", () -> false);
    }

    @Test
    public void isInstalledWithoutFault() {
        Installed installed =
                new Installed(context, context.getService(context.getServiceReference(ServiceComponentRuntime.class)));

        assertEquals(List.of(), installed.inactiveBundles());
        assertEquals(List.of(), installed.unsatisfiedReferences(Set.of()));
        assertEquals(List.of(), LogLines.errors(Path.of(System.getProperty("karaf.log"), "karaf.log")));
    }

    /** DC-01: what serves customers has the same service registrations before, during and after. */
    @Test
    public void providersComeAndGoWithoutRestartOfThePortal() throws Exception {
        List<String> before = portal();

        for (String provider : PROVIDERS) {
            features.installFeature(provider);
        }
        assertEquals(before, portal());
        for (String provider : PROVIDERS) {
            features.uninstallFeature(provider, EnumSet.noneOf(FeaturesService.Option.class));
        }

        assertEquals(before, portal());
        assertEquals("UP", Health.state(StockKaraf.httpPort()));
    }

    /**
     * DC-01, DC-02: the provider that docs/payment-provider.md walks through, put into a portal that runs, is on offer at
     * once, and no more when it is stopped; PayPal's feature likewise. No component of the portal is another one after it.
     */
    @Test
    public void paymentProvidersAppearAndGoWhileThePortalRuns() throws Exception {
        List<String> before = components();
        awaitTypes();

        Bundle example =
                context.installBundle("mvn:org.kundenportal/example-provider/" + System.getProperty("project.version"));
        example.start();
        awaitTypes("house-bank");
        features.installFeature("kundenportal-payment-paypal");
        awaitTypes("house-bank", "paypal", "paypal-plus");
        assertEquals(before, components());

        example.stop();
        awaitTypes("paypal", "paypal-plus");
        example.start();
        awaitTypes("house-bank", "paypal", "paypal-plus");
        example.uninstall();
        features.uninstallFeature("kundenportal-payment-paypal", EnumSet.noneOf(FeaturesService.Option.class));
        awaitTypes();
        assertEquals(before, components());
        assertEquals("UP", Health.state(StockKaraf.httpPort()));
    }

    /** DC-01: connections to storages outlive their type, and work again when it is back; the portal is not restarted. */
    @Test
    public void storagesComeBackWithTheirType() throws Exception {
        String feature = "kundenportal-storage-cloud";
        features.installFeature(feature);
        List<String> before = components();
        try (CannedServer server = CloudStorage.folderServer()) {
            String connection = Offered.connectFolder(context, server.address());
            awaitCheck(connection, "OK");

            features.uninstallFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
            awaitCheck(connection, "NOT_INSTALLED");
            features.installFeature(feature);
            awaitCheck(connection, "OK");
        }
        assertEquals(before, components());
        features.uninstallFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
    }

    private void awaitCheck(String connection, String expected) {
        Await.value(
                "the check",
                expected,
                () -> Offered.storageCheck(context, connection),
                Duration.ofSeconds(30),
                () -> false);
    }

    private void awaitTypes(String... expected) {
        Await.value(
                "types on offer",
                List.of(expected),
                () -> Offered.paymentTypes(context),
                Duration.ofSeconds(30),
                () -> false);
    }

    private List<String> components() {
        return new Installed(context, context.getService(context.getServiceReference(ServiceComponentRuntime.class)))
                .configurations(PORTAL);
    }

    /** BW-17: a bundle of the host registers a listener and hears what happens in the portal; it may go at any time. */
    @Test
    public void aListenerOfTheHostHearsWhatHappens() throws InterruptedException {
        assertEquals("SETTINGS_CHANGED by itest", Listening.heardOfASavedSetting(context));
    }

    @Test
    public void servesAnyJaxRsApplicationByTheWhiteboard() {
        Map<String, Object> properties = Map.of(
                "osgi.http.whiteboard.servlet.name", "hello", "osgi.http.whiteboard.servlet.pattern", "/hello/*");
        ServiceRegistration<Servlet> registration =
                context.registerService(Servlet.class, Hello.servlet(), FrameworkUtil.asDictionary(properties));
        try {
            Await.value(
                    "answer of the resource",
                    "Guten Tag",
                    () -> Health.get(StockKaraf.httpPort(), "/hello/"),
                    Duration.ofSeconds(30),
                    () -> false);
        } finally {
            registration.unregister();
        }
    }

    /** Services that the portal's two bundles offer, by their registrations: a restart gives them other ids. */
    private List<String> portal() {
        List<String> services = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (PORTAL.contains(bundle.getSymbolicName())) {
                for (ServiceReference<?> service : bundle.getRegisteredServices()) {
                    services.add(bundle.getSymbolicName() + " " + service.getProperty("service.id"));
                }
            }
        }
        return services;
    }
}
