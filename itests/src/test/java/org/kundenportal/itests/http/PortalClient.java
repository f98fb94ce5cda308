package org.kundenportal.itests.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kundenportal.itests.RunningPortal;

/** Calls a running portal with the credentials of one caller. Immutable. */
public final class PortalClient {

    /** Base path of the customer's API. */
    public static final String CUSTOMER = "/portal/api/v1";
    /** Base path of the administration's API. */
    public static final String ADMIN = "/portal/api/admin/v1";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final Map<String, String> headers;

    private PortalClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** An answer, read to its end. */
    public static final class Answer {

        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        public int status() {
            return response.statusCode();
        }

        public byte[] body() {
            return response.body();
        }

        /** The body as UTF-8. */
        public String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        /** The body as JSON. */
        public JsonNode json() {
            return read(text());
        }

        /** The first value, or an empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The problem's code, or an empty text. */
        public String code() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("code").asText()
                    : "";
        }

        /** This answer, if it has the status. */
        public Answer expect(int expected) {
            if (status() != expected) {
                throw new AssertionError("status " + status() + " instead of " + expected + ": " + text());
            }
            return this;
        }
    }

    /** Who shows no credentials. */
    public static PortalClient anonymous(RunningPortal portal) {
        return new PortalClient(portal.baseUrl(), Map.of());
    }

    /** The user {@code admin}. */
    public static PortalClient admin(RunningPortal portal) {
        return anonymous(portal).basic("admin", portal.adminPassword());
    }

    /** A Karaf user. */
    public PortalClient basic(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return with("Authorization", "Basic " + pair);
    }

    /** An API token. */
    public PortalClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The session that a link opens, as a page of the portal uses it. */
    public PortalClient linked(String url) {
        return session(anonymous().post(CUSTOMER + "/session/link", "{\"token\":\"" + token(url) + "\"}"));
    }

    /** A session of staff, as a page of the administration uses it. */
    public PortalClient signedIn(String user, String password) {
        return session(
                anonymous().post(ADMIN + "/session", "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}"));
    }

    private PortalClient session(Answer begun) {
        String cookie = begun.expect(200).header("Set-Cookie").split(";", 2)[0];
        return anonymous().with("Cookie", cookie).with("Sec-Fetch-Site", "same-origin");
    }

    /** The same portal without credentials. */
    public PortalClient anonymous() {
        return new PortalClient(base, Map.of());
    }

    /** With this header on each call, in place of another of the same name. */
    public PortalClient with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new PortalClient(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, new byte[0]);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer put(String path, String json) {
        return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** POSTs an e-invoice. */
    public Answer importDocument(String contentType, byte[] file) {
        return send("POST", ADMIN + "/documents/import", contentType, file);
    }

    public Answer send(String method, String path, String contentType, byte[] body) {
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        return send(method, path, contentType, publisher);
    }

    /**
     * Sends one request and reads its answer to the end.
     *
     * @param contentType null for none
     */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All items of a list, page by page. */
    public List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String separator = path.contains("?") ? "&" : "?";
            JsonNode page =
                    get(path + separator + "limit=200" + cursor).expect(200).json();
            page.path("items").forEach(items::add);
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    /** The secret at the end of a link. */
    public static String token(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
