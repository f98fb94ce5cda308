package org.kundenportal.impl.payments;

import java.util.Locale;
import java.util.Set;
import org.kundenportal.spi.payment.Capability;
import org.kundenportal.spi.payment.PaymentProvider;

/**
 * A connection as it was when it was read.
 *
 * @param displayName what staff call it
 * @param active whether customers may choose it
 * @param deleted whether only payments that refer to it keep it
 * @param sandbox whether no real money moves
 * @param provider of its type, null while that is not installed
 */
record Connection(
        long id,
        String type,
        String displayName,
        boolean active,
        boolean deleted,
        boolean sandbox,
        PaymentProvider provider) {

    /** The yes-or-no setting by which providers tell test operation. */
    private static final String SANDBOX = "sandbox";

    static Connection of(org.kundenportal.impl.connections.Connection<PaymentProvider> row) {
        return new Connection(
                row.id(),
                row.type(),
                row.displayName(),
                row.active(),
                row.deleted(),
                "true".equals(row.settings().get(SANDBOX)),
                row.provider());
    }

    /** Whether its provider is there. */
    boolean isInstalled() {
        return provider != null;
    }

    /** What customers know it by: the provider's name in the language, or the type while it is not installed. */
    String name(Locale language) {
        return provider == null ? type : provider.descriptor(language).name();
    }

    /** What it can do beyond the five operations; nothing while it is not installed. */
    Set<Capability> capabilities() {
        return provider == null ? Set.of() : provider.descriptor(Locale.ENGLISH).capabilities();
    }
}
