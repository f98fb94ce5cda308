package org.kundenportal.api.settings;

import org.kundenportal.api.ActingCustomer;
import org.osgi.annotation.versioning.ProviderType;

/** What the portal's pages need before and after sign-in to look like the merchant's. Thread-safe and fast. */
@ProviderType
public interface Branding {

    /** How the portal looks. */
    Appearance appearance();

    /** Released types and actions. */
    Release release();

    /** How customers get in. */
    AccessPreset access();

    /** The greeting for one customer: placeholders filled with escaped values, then sanitised (BB-10). */
    String greeting(ActingCustomer customer);
}
