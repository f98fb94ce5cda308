package org.kundenportal.impl.persistence;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Empties the tables of all databases in use before each test, whatever the test before has left. */
final class EmptyTables implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        for (TestDatabase database : TestDatabase.all().toList()) {
            database.clear();
        }
    }
}
