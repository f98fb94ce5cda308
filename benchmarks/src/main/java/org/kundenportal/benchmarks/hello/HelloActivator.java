package org.kundenportal.benchmarks.hello;

import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.ws.rs.core.Application;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Registers the resource at {@code /benchmark/hello}, outside of the portal's paths and so of its filter. */
public final class HelloActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Map<String, Object> properties = Map.of(
                "osgi.http.whiteboard.servlet.name", "benchmark",
                "osgi.http.whiteboard.servlet.pattern", "/benchmark/*");
        context.registerService(
                Servlet.class, new CXFNonSpringJaxrsServlet(new Hello()), FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework unregisters what the bundle registered
    }

    private static final class Hello extends Application {

        private final Set<Object> singletons = Set.of(new HelloResource(), new JacksonWriter());

        @Override
        public Set<Object> getSingletons() {
            return singletons;
        }
    }
}
