package org.kundenportal.impl.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kundenportal.api.settings.Company;

/** What the placeholders {@code [Company.…]} say of the merchant. */
public final class CompanyPlaceholders {

    /** The names that any text may use. */
    public static final Set<String> NAMES =
            Set.of("Company.name", "Company.email", "Company.phone", "Company.street", "Company.city");

    private CompanyPlaceholders() {}

    /** The values by the placeholders' names; what is not known has none. */
    public static Map<String, String> of(Company company) {
        Map<String, String> values = new TreeMap<>();
        put(values, "Company.name", company.name());
        put(values, "Company.email", company.email());
        put(values, "Company.phone", company.phone());
        put(values, "Company.street", company.street());
        put(values, "Company.city", company.city());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
