package org.kundenportal.impl.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import javax.persistence.OptimisticLockException;

/** What the SQLSTATE within a failure says, the same for Derby and PostgreSQL. */
public final class SqlFailure {

    /** Serialisation failure and Derby's deadlock, Derby's lock timeout, PostgreSQL's deadlock. */
    private static final Set<String> LOCK_CONFLICTS = Set.of("40001", "40XL1", "40P01");

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CONNECTION_FAILURE = "08";

    /** PostgreSQL shuts down, or cannot be connected to yet; Derby is shut down, or cannot write its log. */
    private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03", "XJ004", "XJ040", "XSLA0");

    private static final int DEEPEST_CAUSE = 20;

    private SqlFailure() {}

    /** Whether the database gave up on a lock, so that the same work may well succeed when it is done again. */
    public static boolean isLockConflict(Throwable failure) {
        return LOCK_CONFLICTS.contains(sqlState(failure));
    }

    /** Whether another transaction was in the way, so that the same work meets another state when it is done again. */
    static boolean isConflict(Throwable failure) {
        return isLockConflict(failure) || isUniqueViolation(failure) || failure instanceof OptimisticLockException;
    }

    /** Whether the database cannot be reached, or has no connection to spare. */
    static boolean isUnavailable(Throwable failure) {
        return sqlState(failure).startsWith(CONNECTION_FAILURE)
                || UNAVAILABLE.contains(sqlState(failure))
                || hasCause(failure, SQLTransientConnectionException.class);
    }

    /** Whether a row with the same key is there already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return UNIQUE_VIOLATION.equals(sqlState(failure));
    }

    private static boolean hasCause(Throwable failure, Class<?> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
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
