package org.kundenportal.web.rest;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.ws.rs.core.Application;

/** The resources and providers of one API, made before. */
final class RestApplication extends Application {

    private final Set<Object> singletons;

    RestApplication(Set<Object> singletons) {
        this.singletons = Collections.unmodifiableSet(new HashSet<>(singletons));
    }

    @Override
    public Set<Object> getSingletons() {
        return singletons;
    }
}
