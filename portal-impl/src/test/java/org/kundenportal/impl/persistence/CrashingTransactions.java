package org.kundenportal.impl.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.EntityTransaction;

/**
 * Transactions at whose commit the process may end: before it, so that nothing has happened, or after it, so that nobody
 * learns that it has.
 */
public final class CrashingTransactions {

    /** The end of the process, which no code of ours survives. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        /** Has no trace: nobody reads it. */
        public Crash() {
            super("the process ends", null, false, false);
        }
    }

    /** Told {@code true} after a commit, {@code false} before it; says whether the process ends there. */
    public Predicate<Boolean> ends = committed -> false;

    private final EntityManagerFactory real;

    /** On this database. */
    public CrashingTransactions(EntityManagerFactory real) {
        this.real = real;
    }

    /** Transactions that may end the process. */
    public Tx tx() {
        return new Tx(proxy(EntityManagerFactory.class, (proxy, method, arguments) -> {
            Object returned = method.invoke(real, arguments);
            return method.getName().equals("createEntityManager") ? manager((EntityManager) returned) : returned;
        }));
    }

    private EntityManager manager(EntityManager manager) {
        return proxy(EntityManager.class, (proxy, method, arguments) -> {
            Object returned = method.invoke(manager, arguments);
            return method.getName().equals("getTransaction") ? transaction((EntityTransaction) returned) : returned;
        });
    }

    private EntityTransaction transaction(EntityTransaction transaction) {
        return proxy(EntityTransaction.class, (proxy, method, arguments) -> {
            boolean commit = method.getName().equals("commit");
            if (commit && ends.test(false)) {
                throw new Crash();
            }
            Object returned = method.invoke(transaction, arguments);
            if (commit && ends.test(true)) {
                throw new Crash();
            }
            return returned;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
