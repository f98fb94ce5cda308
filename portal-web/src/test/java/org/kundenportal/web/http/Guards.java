package org.kundenportal.web.http;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.LongSupplier;

/** Guards for tests, with the configuration that each needs. */
public final class Guards {

    private Guards() {}

    /** Every default, and no limits. */
    public static Guard unlimited() {
        return with(Map.of(
                "rateLinkMisses",
                0,
                "rateSignIns",
                0,
                "rateComments",
                0,
                "rateUploads",
                0,
                "ratePayments",
                0,
                "rateWebhookMisses",
                0));
    }

    /** The defaults but for the given values. */
    public static Guard with(Map<String, Object> values) {
        return with(values, System::nanoTime);
    }

    /** The same by another clock. */
    public static Guard with(Map<String, Object> values, LongSupplier nanoTime) {
        return new Guard((String) values.getOrDefault("publicUrl", ""), configuration(values), nanoTime);
    }

    static WebConfiguration configuration(Map<String, Object> values) {
        return (WebConfiguration) Proxy.newProxyInstance(
                Guards.class.getClassLoader(),
                new Class<?>[] {WebConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
