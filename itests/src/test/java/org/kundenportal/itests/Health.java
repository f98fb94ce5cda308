package org.kundenportal.itests;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code /portal/api/health}. Uses nothing but the JDK's oldest HTTP client, so that it also runs in Karaf. */
final class Health {

    private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w+)\"");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private Health() {}

    /** The state, or the reason why there is none. */
    static String state(int port) {
        String body = get(port, "/portal/api/health");
        Matcher matcher = STATE.matcher(body);
        return matcher.find() ? matcher.group(1) : body;
    }

    /** Waits for the state, and fails at once when it can come no more. */
    static void awaitState(int port, String state, BooleanSupplier hopeless) {
        Await.value("state on port " + port, state, () -> state(port), LONGEST_START, hopeless);
    }

    /** The body of the answer, of whatever status; or the reason why there is none. */
    static String get(int port, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(20_000);
            boolean failed = connection.getResponseCode() >= 400;
            try (var body = failed ? connection.getErrorStream() : connection.getInputStream()) {
                return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return e.toString();
        }
    }
}
