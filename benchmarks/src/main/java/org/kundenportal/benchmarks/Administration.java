package org.kundenportal.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merchant's staff, who prepare by the portal's own API what is then measured. */
final class Administration implements Closeable {

    private static final String API = "/portal/api/admin/v1/";
    private static final Pattern LINK = Pattern.compile("\"url\":\"[^\"]*/c/([A-Za-z0-9_-]+)\"");

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpConnection connection;
    private final Map<String, String> headers = new HashMap<>(Map.of("Sec-Fetch-Site", "same-origin"));

    /** Signs in. */
    Administration(int port, String password) throws IOException {
        connection = new HttpConnection(port);
        send("POST", "session", "application/json", utf8("{\"user\":\"admin\",\"password\":\"" + password + "\"}"));
        headers.put("Cookie", cookie(connection));
    }

    /** Name and value of the cookie that the last answer has set. */
    static String cookie(HttpConnection connection) {
        return connection.header("set-cookie").replaceFirst(";.*", "");
    }

    /** Releases every type and action that the customer's side of the measurements needs. */
    void release() throws IOException {
        put(
                "settings/release",
                """
                {"types":["INVOICE","REMINDER","ESTIMATE","CREDIT_NOTE","DELIVERY_NOTE","ORDER_CONFIRMATION",
                "SERVICE_REPORT"],"actions":["VIEW","COMMENT","DECIDE","PAY"]}""");
        put(
                "settings/appearance",
                """
                {"company":{"name":"Benchmark GmbH","street":"Messweg 1","postalCode":"10115","city":"Berlin",
                "country":"DE","email":"post@benchmark.example","phone":null,"vatId":"DE123456789","iban":null},
                "accentColor":"#0a6b74","greeting":{"html":"<p>Hello</p>"},"defaultLanguage":"de","timeZone":"Europe/Berlin"}""");
    }

    /** Makes a customer with access and returns the token of its link. */
    String customer(String number) throws IOException {
        put("customers/" + number, "{\"name\":\"Measured GmbH\",\"kind\":\"COMPANY\",\"language\":\"de\"}");
        put("customers/" + number + "/portal-access", "{\"access\":\"GRANTED\"}");
        Matcher link = LINK.matcher(new String(connection.body(), StandardCharsets.UTF_8));
        if (!link.find()) {
            throw new IOException("the customer has no link");
        }
        return link.group(1);
    }

    /** Pushes a document as the merchant's own system does. */
    void document(String customer, String type, String number) throws IOException {
        put(
                "documents/" + type + "/" + number,
                """
                {"customerNumber":"%s","issueDate":"2025-03-01","dueDate":"2025-03-31","status":"OPEN",
                "total":{"amount":"535.50","currency":"EUR"},"orderNumber":"A-4711",
                "lines":[
                {"description":"Wartung der Heizungsanlage","quantity":"1","unit":"C62","unitPrice":"250.00","vatPercent":"19"},
                {"description":"Ersatzteile nach Aufstellung","quantity":"4","unit":"C62","unitPrice":"35.00","vatPercent":"19"},
                {"description":"Anfahrt","quantity":"20","unit":"KMT","unitPrice":"3.00","vatPercent":"19"}],
                "note":"Vielen Dank für Ihren Auftrag."}"""
                        .formatted(customer));
    }

    /** Makes a connection to Mollie and returns its id. */
    String mollie(String apiKey, String apiBaseUrl) throws IOException {
        String json =
                """
                {"type":"mollie","displayName":"Mollie","active":true,
                "settings":{"apiKey":"%s","apiBaseUrl":"%s"}}"""
                        .formatted(apiKey, apiBaseUrl);
        send("POST", "payment-connections", "application/json", utf8(json));
        Matcher id = ID.matcher(new String(connection.body(), StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new IOException("the connection has no id");
        }
        return id.group(1);
    }

    void pdf(String type, String number, byte[] pdf) throws IOException {
        send("PUT", "documents/" + type + "/" + number + "/pdf", "application/pdf", pdf);
    }

    /** The request that imports a file. */
    byte[] importRequest(String mediaType, byte[] file) {
        return request("POST", "documents/import", mediaType, file);
    }

    void put(String path, String json) throws IOException {
        send("PUT", path, "application/json", utf8(json));
    }

    /** Posts and returns what is answered. */
    String post(String path, String json) throws IOException {
        send("POST", path, "application/json", utf8(json));
        return new String(connection.body(), StandardCharsets.UTF_8);
    }

    private void send(String method, String path, String mediaType, byte[] content) throws IOException {
        int status = connection.exchange(request(method, path, mediaType, content));
        if (status >= 300) {
            throw new IOException(
                    method + " " + path + ": " + status + " " + new String(connection.body(), StandardCharsets.UTF_8));
        }
    }

    private byte[] request(String method, String path, String mediaType, byte[] content) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", mediaType);
        return HttpConnection.request(method, API + path, all, content);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
