package org.kundenportal.web.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.servlet.ServletConfig;
import javax.ws.rs.core.MediaType;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.apache.cxf.jaxrs.utils.ResourceUtils;
import org.apache.cxf.logging.FaultListener;

/**
 * CXF with as little in a request's way as it can do without: no list of services, no second JSON provider, no logging of
 * failures (problems are logged once, where they are worded), and no preprocessor, by whose query parameters
 * ({@code _type}, {@code _ctype}, {@code _method}) a request could contradict its own headers.
 */
class RestServlet extends CXFNonSpringJaxrsServlet {

    RestServlet(Set<Object> singletons) {
        super(new RestApplication(singletons));
    }

    /** The resources and providers. */
    Set<Object> singletons() {
        return getApplication().getSingletons();
    }

    @Override
    protected void loadBus(ServletConfig config) {
        Bus bus = new CXFBusFactory().createBus(null, properties());
        // without one, CXF looks for it among the resources of every class loader with each request
        bus.setExtension(RestServlet.class.getClassLoader(), ClassLoader.class);
        setBus(bus);
    }

    private static Map<String, Object> properties() {
        FaultListener silent = (failure, description, message) -> false;
        Map<String, Object> properties = new HashMap<>();
        properties.put("skip.default.json.provider.registration", true);
        properties.put("default.content.type", MediaType.APPLICATION_JSON);
        properties.put(FaultListener.class.getName(), silent);
        return properties;
    }

    @Override
    protected void createServerFromApplication(ServletConfig config) {
        JAXRSServerFactoryBean bean = ResourceUtils.createApplication(getApplication(), true, false, true, getBus());
        bean.setBus(getBus());
        bean.setApplication(getApplication());
        ServerProviderFactory providers =
                (ServerProviderFactory) bean.create().getEndpoint().get(ServerProviderFactory.class.getName());
        providers.setRequestPreprocessor(null);
    }
}
