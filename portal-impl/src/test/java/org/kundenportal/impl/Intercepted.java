package org.kundenportal.impl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;

/** Lets a test act at an exact point of what it tests. */
public final class Intercepted {

    private Intercepted() {}

    /** The real thing, but for what comes of the named method once it has returned. */
    public static <T> T after(String method, Class<T> type, T real, UnaryOperator<Object> result) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        Object returned = called.invoke(real, arguments);
                        return called.getName().equals(method) ? result.apply(returned) : returned;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
