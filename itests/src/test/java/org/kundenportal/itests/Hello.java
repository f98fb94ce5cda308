package org.kundenportal.itests;

import java.util.Set;
import javax.servlet.Servlet;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Application;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;

/** The smallest JAX-RS application, apart from its test because Karaf has no JAX-RS before the portal is installed. */
final class Hello {

    private Hello() {}

    static Servlet servlet() {
        return new CXFNonSpringJaxrsServlet(new HelloApplication());
    }

    /** One resource. */
    public static class HelloApplication extends Application {
        @Override
        public Set<Object> getSingletons() {
            return Set.of(new HelloResource());
        }
    }

    /** One method. */
    @Path("/")
    public static class HelloResource {
        @GET
        @Produces("text/plain")
        public String hello() {
            return "Guten Tag";
        }
    }
}
