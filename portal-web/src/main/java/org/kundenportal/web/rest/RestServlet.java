package org.kundenportal.web.rest;

import java.util.Map;
import java.util.Set;
import javax.servlet.ServletConfig;
import org.apache.cxf.attachment.AttachmentDeserializer;
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

    /** The guard lets no larger multipart body through, so none is ever written to a temporary file. */
    private static final int MULTIPART_IN_MEMORY = 4 * 1024 * 1024;

    private static final String MULTIPART_MAX_COUNT = "10";

    RestServlet(Set<Object> singletons) {
        super(new RestApplication(singletons));
    }

    /** The resources and providers. */
    Set<Object> singletons() {
        return getApplication().getSingletons();
    }

    @Override
    protected void loadBus(ServletConfig config) {
        Map<String, Object> properties = Map.of(
                "skip.default.json.provider.registration",
                true,
                FaultListener.class.getName(),
                (FaultListener) (failure, description, message) -> false,
                AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD,
                Integer.toString(MULTIPART_IN_MEMORY),
                AttachmentDeserializer.ATTACHMENT_MAX_COUNT,
                MULTIPART_MAX_COUNT);
        setBus(new CXFBusFactory().createBus(null, properties));
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
