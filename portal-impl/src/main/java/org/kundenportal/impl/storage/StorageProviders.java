package org.kundenportal.impl.storage;

import org.kundenportal.impl.connections.ConnectionKind;
import org.kundenportal.impl.connections.Providers;
import org.kundenportal.spi.storage.StorageProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The types of storages that are installed now. Thread-safe. */
@Component(service = StorageProviders.class)
public final class StorageProviders extends Providers<StorageProvider> {

    /** At first there are none. */
    public StorageProviders() {
        super(ConnectionKind.STORAGE);
    }

    /** A type came. The reference is dynamic, so that types come and go without a restart of the portal. */
    @Override
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void add(StorageProvider provider) {
        super.add(provider);
    }

    /** A type went. */
    @Override
    public void remove(StorageProvider provider) {
        super.remove(provider);
    }
}
