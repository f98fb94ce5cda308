package org.kundenportal.impl.persistence;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What the portal expects of an embedded Derby beyond its defaults. */
final class DerbySettings {

    /**
     * Kept in the database itself. A waiting statement gives up soon, and {@link Tx} repeats it where it may; deadlocks
     * are looked for sooner still. A file of 20,000 orders writes up to 40,000 rows of a table in one transaction (links and
     * events, of its orders and their customers): at Derby's 5,000 it would lock tables that every session reads. That
     * holds for connections that are opened afterwards, so the distribution sets it for the first start, too.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "derby.locks.waitTimeout", "5",
            "derby.locks.deadlockTimeout", "2",
            "derby.locks.escalationThreshold", "200000");

    private DerbySettings() {}

    /** @throws IllegalStateException if Derby does not write through to the disk, and so forgets at a power failure */
    static void apply(Connection connection) throws SQLException {
        if ("test".equals(System.getProperty("derby.system.durability"))) {
            throw new IllegalStateException("derby.system.durability=test loses confirmed payments at a power failure:"
                    + " remove it from etc/system.properties");
        }
        try (CallableStatement call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)")) {
            for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
                call.setString(1, setting.getKey());
                call.setString(2, setting.getValue());
                call.execute();
            }
        }
    }
}
