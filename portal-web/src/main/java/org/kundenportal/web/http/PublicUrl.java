package org.kundenportal.web.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The portal's address as {@code etc/org.kundenportal.cfg} says it. Not a second configuration of {@link Guard}: of a
 * component with two, Felix SCR 2.2.6 overlooks at start the second one where the first does not exist.
 */
@Component(service = PublicUrl.class, configurationPid = "org.kundenportal")
public final class PublicUrl {

    private final String value;

    /** The part of the configuration that is read here. */
    @interface Configuration {
        /** Address under which browsers reach the portal; empty: whatever address a request names. */
        String publicUrl() default "";
    }

    /** Reads the configuration. */
    @Activate
    public PublicUrl(Configuration configuration) {
        value = configuration.publicUrl();
    }

    String value() {
        return value;
    }
}
