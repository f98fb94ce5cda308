package org.kundenportal.spi.payment;

import java.util.Locale;
import org.kundenportal.spi.settings.InvalidSettingException;
import org.kundenportal.spi.settings.ProviderSettings;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A type of connections by which customers pay. Registered as an OSGi service it appears in the portal at once, and is
 * gone with its service; payments under way wait until it comes back. Thread-safe.
 */
@ConsumerType
public interface PaymentProvider {

    /**
     * What the type is called and which settings its connections have. Type, keys, kinds and capabilities are the same in
     * every language and at every call; the texts are in the language, or in English where there are none in it.
     */
    ProviderDescriptor descriptor(Locale language);

    /**
     * Opens a connection. Talks to nobody: whether the settings are right is found out by {@link PaymentGateway#check}.
     *
     * @param settings all required ones are there
     * @throws InvalidSettingException if a value cannot be what its field asks for
     */
    PaymentGateway open(ProviderSettings settings) throws InvalidSettingException;
}
