package org.kundenportal.impl.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kundenportal.api.customers.CustomerData;

/** Which parts of the master data differ, by the names they have in the REST contract. */
final class ChangedFields {

    private final List<String> names = new ArrayList<>();

    private ChangedFields() {}

    static List<String> between(CustomerData before, CustomerData after) {
        ChangedFields changed = new ChangedFields();
        changed.compare("name", before.name(), after.name());
        changed.compare("kind", before.kind(), after.kind());
        changed.compare("email", before.email(), after.email());
        changed.compare("language", before.language(), after.language());
        changed.compare("phone", before.phone(), after.phone());
        changed.compare("address", before.address(), after.address());
        changed.compare("bankAccount", before.bankAccount(), after.bankAccount());
        changed.compare("taxDetails", before.taxDetails(), after.taxDetails());
        changed.compare("contacts", before.contacts(), after.contacts());
        return changed.names;
    }

    private void compare(String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            names.add(name);
        }
    }
}
