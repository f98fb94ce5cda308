package org.kundenportal.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** What is wrong with the bundles and components of the running Karaf. Runs within it. */
final class Installed {

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    Installed(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** Bundles that should run and do not. */
    List<String> inactiveBundles() {
        List<String> inactive = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            if (bundle.getState() != (fragment ? Bundle.RESOLVED : Bundle.ACTIVE)) {
                inactive.add(bundle.getSymbolicName() + " " + bundle.getState());
            }
        }
        return inactive;
    }

    /**
     * References of the portal's components for which there is no service.
     *
     * @param excused what the installed feature is known to lack: services whose names begin so
     */
    List<String> unsatisfiedReferences(Set<String> excused) {
        List<String> unsatisfied = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().startsWith("org.kundenportal.")) {
                for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
                    for (ComponentConfigurationDTO configuration :
                            components.getComponentConfigurationDTOs(component)) {
                        addUnsatisfied(configuration, excused, unsatisfied);
                    }
                }
            }
        }
        return unsatisfied;
    }

    /**
     * The components' configurations with their ids: one that is made anew has another.
     *
     * @param names symbolic names of the bundles to look at
     */
    List<String> configurations(Set<String> names) {
        List<String> found = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            if (names.contains(component.bundle.symbolicName)) {
                for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                    found.add(component.name + " " + configuration.id);
                }
            }
        }
        found.sort(null);
        return found;
    }

    private static void addUnsatisfied(
            ComponentConfigurationDTO configuration, Set<String> excused, List<String> unsatisfied) {
        if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            unsatisfied.add(configuration.description.name + ": " + configuration.failure);
        }
        for (var reference : configuration.unsatisfiedReferences) {
            String service = serviceOf(configuration.description, reference.name);
            if (excused.stream().noneMatch(service::startsWith)) {
                unsatisfied.add(configuration.description.name + " lacks " + service);
            }
        }
    }

    private static String serviceOf(ComponentDescriptionDTO component, String reference) {
        for (ReferenceDTO declared : component.references) {
            if (declared.name.equals(reference)) {
                return declared.interfaceName;
            }
        }
        return reference;
    }
}
