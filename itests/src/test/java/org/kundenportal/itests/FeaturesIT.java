package org.kundenportal.itests;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

import static org.junit.Assert.assertEquals;

/** Each feature alone in a fresh stock Karaf: every bundle active, no component without what it needs, no error. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class FeaturesIT {

    private static final Set<String> NOTHING = Set.of();

    /** No database is no fault, and what stands on it waits. */
    private static final Set<String> WAITING_FOR_A_DATABASE = Set.of("javax.persistence.", "org.kundenportal.");

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Configuration
    public Option[] configuration() {
        return StockKaraf.options();
    }

    @Test
    public void core() throws Exception {
        installs("kundenportal-core", WAITING_FOR_A_DATABASE);
    }

    @Test
    public void web() throws Exception {
        installs("kundenportal-web", WAITING_FOR_A_DATABASE);
    }

    @Test
    public void derby() throws Exception {
        installs("kundenportal-datasource-derby", NOTHING);
    }

    @Test
    public void postgresql() throws Exception {
        installs("kundenportal-datasource-postgresql", NOTHING);
    }

    @Test
    public void paypal() throws Exception {
        installs("kundenportal-payment-paypal", NOTHING);
    }

    @Test
    public void mollie() throws Exception {
        installs("kundenportal-payment-mollie", NOTHING);
    }

    // DC-02
    @Test
    public void cloudStorage() throws Exception {
        install("kundenportal-storage-cloud");
        CloudStorage storage = new CloudStorage(context);
        assertEquals(List.of("s3", "webdav"), storage.types());
        assertEquals(CloudStorage.expected(), storage.bucket());
        assertEquals(CloudStorage.expected(), storage.folder());
        isFaultless(NOTHING);
    }

    @Test
    public void demo() throws Exception {
        install("kundenportal-demo");
        Health.awaitState(StockKaraf.httpPort(), "UP", () -> false);
        isFaultless(NOTHING);
    }

    private void installs(String feature, Set<String> lacking) throws Exception {
        install(feature);
        isFaultless(lacking);
    }

    private void install(String feature) throws Exception {
        // the test itself asks Declarative Services
        features.installFeature("scr");
        features.addRepository(URI.create(StockKaraf.FEATURES));
        features.installFeature(feature);
    }

    private void isFaultless(Set<String> lacking) {
        Installed installed =
                new Installed(context, context.getService(context.getServiceReference(ServiceComponentRuntime.class)));
        assertEquals(List.of(), installed.inactiveBundles());
        assertEquals(List.of(), installed.unsatisfiedReferences(lacking));
        assertEquals(List.of(), LogLines.errors(Path.of(System.getProperty("karaf.log"), "karaf.log")));
    }
}
