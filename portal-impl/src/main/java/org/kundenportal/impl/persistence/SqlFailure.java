package org.kundenportal.impl.persistence;

import java.sql.SQLException;
import java.util.Set;

/** What the SQLSTATE within a failure says, the same for Derby and PostgreSQL. */
public final class SqlFailure {

    /** Serialisation failure and Derby's deadlock, Derby's lock timeout, PostgreSQL's deadlock. */
    private static final Set<String> LOCK_CONFLICTS = Set.of("40001", "40XL1", "40P01");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final int DEEPEST_CAUSE = 20;

    private SqlFailure() {}

    /** Whether the database gave up on a lock, so that the same work may well succeed when it is done again. */
    public static boolean isLockConflict(Throwable failure) {
        return LOCK_CONFLICTS.contains(sqlState(failure));
    }

    /** Whether a row with the same key is there already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return UNIQUE_VIOLATION.equals(sqlState(failure));
    }

    private static String sqlState(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return "";
    }
}
