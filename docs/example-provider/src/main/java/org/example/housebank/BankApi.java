package org.example.housebank;

import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kundenportal.spi.payment.ProviderException;
import org.kundenportal.spi.payment.ProviderException.Outcome;
import org.kundenportal.spi.payment.ProviderException.Reason;
import org.kundenportal.spi.settings.InvalidSettingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The bank's HTTP API, whose bodies are lines of {@code name=value}. What matters in it is what a failure means: only a
 * connection that was never made, and a refusal, prove that nothing happened.
 */
final class BankApi {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient http;
    private final String address;
    private final String key;
    private final Duration patience;

    /**
     * Talks to nobody yet.
     *
     * @param patience how long an answer may take
     * @throws InvalidSettingException if the address is none that a key may be sent to
     */
    BankApi(String address, String key, Duration patience) throws InvalidSettingException {
        if (!isAllowed(address)) {
            throw new InvalidSettingException(HouseBankProvider.ADDRESS, InvalidSettingException.ADDRESS);
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidSettingException(HouseBankProvider.KEY, InvalidSettingException.FORMAT);
        }
        this.address = address.endsWith("/") ? address : address + '/';
        this.key = key;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** HTTPS, or HTTP on this machine; nothing but a host and a path. */
    private static boolean isAllowed(String address) {
        try {
            URI uri = URI.create(address);
            boolean plain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return plain
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && HERE.contains(uri.getHost())));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Reads something. */
    Properties get(String path, String id) throws ProviderException {
        return send(request(path, id).GET());
    }

    /** Writes something under a name of ours, so that the same call twice has one effect. */
    Properties put(String path, String id, String lines) throws ProviderException {
        return send(request(path, id).PUT(BodyPublishers.ofString(lines)));
    }

    private HttpRequest.Builder request(String path, String id) {
        // encoded: an id comes from outside, and must not lead to another resource
        String encoded = URLEncoder.encode(id, UTF_8).replace(".", "%2E");
        return HttpRequest.newBuilder(URI.create(address + path + encoded))
                .timeout(patience)
                .header("Authorization", "Bearer " + key);
    }

    private Properties send(HttpRequest.Builder request) throws ProviderException {
        try {
            return lines(http.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ProviderException(Outcome.NOT_EXECUTED, Reason.UNREACHABLE, null, null, null, e);
        } catch (IOException e) {
            throw ProviderException.unknown(Reason.UNREACHABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProviderException.unknown(Reason.UNREACHABLE, e);
        }
    }

    private static Properties lines(HttpResponse<String> answer) throws ProviderException {
        int status = answer.statusCode();
        if (status >= 500) {
            throw ProviderException.unknown(Reason.UNREACHABLE, null);
        }
        Properties lines = parsed(answer.body());
        switch (status) {
            case 200, 201 -> {
                return lines;
            }
            case 401, 403 -> throw ProviderException.notExecuted(Reason.CREDENTIALS, null);
            case 404 -> throw ProviderException.notExecuted(Reason.NOT_FOUND, null);
            case 429 ->
                throw new ProviderException(Outcome.NOT_EXECUTED, Reason.BUSY, null, null, retryAfter(answer), null);
            default -> throw ProviderException.notExecuted(Reason.REFUSED, lines.getProperty("code", "HTTP_" + status));
        }
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }

    /** Lines of {@code name=value}; others give names that nobody asks for. */
    static Properties parsed(String text) throws ProviderException {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
            return lines;
        } catch (IOException | IllegalArgumentException e) {
            throw ProviderException.unknown(Reason.UNREADABLE, e);
        }
    }

    /** Whether the bank has signed this: nobody else has the key. */
    boolean isSigned(byte[] body, String signature) {
        return MessageDigest.isEqual(sign(body, key).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    /** How the bank signs what it sends. */
    static String sign(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
