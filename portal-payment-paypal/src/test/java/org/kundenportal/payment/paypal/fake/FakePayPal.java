package org.kundenportal.payment.paypal.fake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A PayPal on this machine. It keeps its ledger whatever becomes of its clients, so that a test can compare it with the
 * portal's after a crash. Thread-safe. Start the JVM with {@code -Dsun.net.httpserver.nodelay=true} where its speed counts;
 * it sets that itself where nobody has used the JDK's HTTP server before.
 */
public final class FakePayPal implements AutoCloseable {

    /** The id that is let in. */
    public static final String CLIENT_ID = "fake-client-id";
    /** The secret that is let in. */
    public static final String CLIENT_SECRET = "fake-secret-5b1c7e";
    /** The id of the webhook whose calls are signed. */
    public static final String WEBHOOK_ID = "1JE4291016473214C";

    static final String CERTIFICATE_PATH = "/v1/notifications/certs/CERT-fake-1";

    private static final String NODELAY = "sun.net.httpserver.nodelay";
    private static final int TOKEN_SECONDS = 32_400;

    /** What a call does. */
    public enum Operation {
        /** Asks for an access token. */
        TOKEN("POST", "/v1/oauth2/token"),
        /** Creates an order. */
        CREATE("POST", "/v2/checkout/orders"),
        /** Reads an order. */
        READ("GET", "/v2/checkout/orders/([^/]+)"),
        /** Captures an order. */
        CAPTURE("POST", "/v2/checkout/orders/([^/]+)/capture"),
        /** Reads a capture. */
        READ_CAPTURE("GET", "/v2/payments/captures/([^/]+)"),
        /** Refunds a capture. */
        REFUND("POST", "/v2/payments/captures/([^/]+)/refund"),
        /** Asks whether a webhook call is genuine. */
        VERIFY("POST", "/v1/notifications/verify-webhook-signature"),
        /** Fetches the certificate of webhook calls. */
        CERTIFICATE("GET", "/v1/notifications/certs/(.+)");

        private final String method;
        private final Pattern path;

        Operation(String method, String path) {
            this.method = method;
            this.path = Pattern.compile(path);
        }
    }

    /** How a call fails. */
    public enum Fault {
        /** It is done, and the connection is cut in place of an answer. */
        LOST_ANSWER,
        /** It is done, and the answer breaks off. */
        CUT_ANSWER,
        /** It is done, and the answer is a page in HTML with status 200. */
        UNREADABLE,
        /** It is done, and answered only when all is healed. */
        HANG,
        /** It is done, and answered with 500. */
        ERROR_AFTER,
        /** It is not done, and answered with 500. */
        ERROR_BEFORE,
        /** It is not done, and answered with 429, to come back after seven seconds. */
        BUSY,
        /** It is refused with the issue TRANSACTION_REFUSED. */
        REFUSED,
        /** It is not done, as another for the same is under way: ORDER_COMPLETION_IN_PROGRESS. */
        IN_PROGRESS,
        /** It is done, and answered as if it had been done before: ORDER_ALREADY_CAPTURED. */
        DONE_BEFORE,
        /** It is refused with the issue DUPLICATE_INVOICE_ID. */
        DUPLICATE,
        /** It is not done, and answered with a redirect. */
        REDIRECT,
        /** It is not done, and answered with a page in HTML with status 404, as a proxy would. */
        FOREIGN_404,
        /** It is done, and answered with two megabytes. */
        HUGE
    }

    /** What comes of captures. */
    public enum CaptureResult {
        /** The money is there. */
        COMPLETED,
        /** It is looked at by PayPal first. */
        PENDING,
        /** It did not work, although the order is completed. */
        DECLINED,
        /** 1 is taken in place of the order's amount. */
        OTHER_AMOUNT,
        /** It is taken in another currency. */
        OTHER_CURRENCY
    }

    /** An order; its status is {@code GONE} once it has expired. */
    public record Order(String id, String status, String customId, String invoiceId, String currency, String value) {}

    /** A capture, or a refund of one; {@code customId} is the payment's, or the refund's key. */
    public record Movement(String id, String orderId, String customId, String currency, String value, String status) {}

    /** A webhook call. */
    public record Webhook(List<Header> headers, String body) {

        /** A header of it. */
        public record Header(String name, String value) {}
    }

    /**
     * A call and its answer.
     *
     * @param requestId PayPal-Request-Id, null if there was none
     * @param status as it would have been sent
     * @param isWhole whether the answer was sent like that, and not spoilt by a fault
     */
    public record Exchange(
            Operation operation,
            String path,
            String requestId,
            String request,
            int status,
            String answer,
            boolean isWhole) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI base;
    private final FakeLedger ledger;
    private final FakeWebhooks webhooks;
    private final FakeFaults faults = new FakeFaults();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tokenCalls = new AtomicInteger();
    private final AtomicInteger certificateCalls = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile boolean recording = true;
    private volatile X509Certificate certificate = FakeSigner.INSTANCE.certificate();

    private FakePayPal(int port) throws IOException {
        if (System.getProperty(NODELAY) == null) {
            System.setProperty(NODELAY, "true");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-paypal");
            thread.setDaemon(true);
            return thread;
        });
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ledger = new FakeLedger(base);
        webhooks = new FakeWebhooks(base);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one at a free port. */
    public static FakePayPal start() throws IOException {
        return new FakePayPal(0);
    }

    /** What belongs into the setting {@code apiBaseUrl}. */
    public URI baseUrl() {
        return base;
    }

    // the customer

    /** The customer agrees. */
    public void approve(String orderId) {
        if (ledger.approve(orderId, false)) {
            tell("CHECKOUT.ORDER.APPROVED", orderId);
        }
    }

    /** The customer agrees with a means of payment that is declined at the capture; they can agree once more then. */
    public void approveDeclined(String orderId) {
        if (ledger.approve(orderId, true)) {
            tell("CHECKOUT.ORDER.APPROVED", orderId);
        }
    }

    /** The time for the customer is over: PayPal knows nothing of the order any more. */
    public void expire(String orderId) {
        ledger.expire(orderId);
    }

    // PayPal's side

    /** The order cannot be captured any more. */
    public void discard(String orderId) {
        ledger.discard(orderId);
    }

    /** The order has another amount from now on. */
    public void distort(String orderId, String currency, String value) {
        ledger.distort(orderId, currency, value);
    }

    /** What comes of all captures from now on. */
    public void capturesAs(CaptureResult result) {
        ledger.result(result);
    }

    /** The customer's bank has taken the money of a captured order back. */
    public void chargeBack(String orderId) {
        ledger.contest(orderId, "REFUNDED", "CHARGEBACK");
        tell("PAYMENT.CAPTURE.REVERSED", orderId);
    }

    /** The customer has opened a dispute about a captured order. */
    public void dispute(String orderId) {
        ledger.contest(orderId, "PENDING", "BUYER_COMPLAINT");
        tell("CUSTOMER.DISPUTE.CREATED", orderId);
    }

    /** A pending capture becomes COMPLETED or DECLINED. */
    public void settle(String orderId, String status) {
        ledger.settle(orderId, status);
        tell("PAYMENT.CAPTURE." + status, orderId);
    }

    /** Whether orders link to their page as {@code payer-action}, as they do now, or as {@code approve}. */
    public void linkAs(String rel) {
        ledger.approvalLink(rel);
    }

    // faults

    /** The next calls of a kind fail. */
    public void fail(Operation operation, Fault fault, int times) {
        faults.fail(operation, fault, 0, times);
    }

    /** The calls of a kind fail once, after some that do not. */
    public void failAfter(Operation operation, Fault fault, int spared) {
        faults.fail(operation, fault, spared, 1);
    }

    /** All calls work again, and what hangs is answered. */
    public void heal() {
        faults.heal();
    }

    /** No access token that was given is good any more. */
    public void expireTokens() {
        tokens.clear();
    }

    /** Webhook calls are signed under this certificate from now on. */
    public void certificate(String name, Instant around) throws GeneralSecurityException {
        certificate = FakeSigner.INSTANCE.certificate(name, around);
    }

    // webhooks

    /** Reports what happens to an address from now on, signed validly or not; null ends it. */
    public void webhooksTo(URI url, boolean signedValidly) {
        webhooks.deliverTo(url, signedValidly);
    }

    /** A genuine report about an order, which need not exist, as one would come at a time. */
    public Webhook webhook(String eventType, String orderId, Instant at) {
        return webhooks.webhook(eventType, resourceType(eventType), resource(eventType, orderId), at);
    }

    /** The same after somebody has changed its body. */
    public static Webhook forged(Webhook webhook) {
        return FakeWebhooks.forged(webhook);
    }

    private void tell(String eventType, String orderId) {
        webhooks.happened(eventType, resourceType(eventType), resource(eventType, orderId));
    }

    private static String resourceType(String eventType) {
        return switch (eventType) {
            case "PAYMENT.CAPTURE.REFUNDED", "PAYMENT.CAPTURE.REVERSED" -> "refund";
            default ->
                eventType.startsWith("CHECKOUT")
                        ? "checkout-order"
                        : eventType.startsWith("CUSTOMER") ? "dispute" : "capture";
        };
    }

    private JsonNode resource(String eventType, String orderId) {
        ObjectNode order = (ObjectNode) ledger.shown(orderId)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", orderId));
        JsonNode payments = order.path("purchase_units").path(0).path("payments");
        JsonNode capture = payments.path("captures").path(0);
        if (eventType.startsWith("CHECKOUT.ORDER.")) {
            return order;
        }
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        if (eventType.startsWith("CHECKOUT.")) {
            return resource.put("order_id", orderId);
        }
        if (eventType.startsWith("CUSTOMER.DISPUTE.")) {
            resource.put("dispute_id", "PP-D-" + orderId);
            resource.putArray("disputed_transactions")
                    .addObject()
                    .put("seller_transaction_id", capture.path("id").asText());
            return resource;
        }
        if (resourceType(eventType).equals("refund")) {
            // no order here: the capture leads to it
            resource.put("id", "REFUND" + orderId);
            FakeOrder.link(
                    resource,
                    base + "/v2/payments/captures/" + capture.path("id").asText(),
                    "up",
                    "GET");
            return resource;
        }
        if (capture.isObject()) {
            resource.setAll((ObjectNode) capture.deepCopy());
        }
        resource.putObject("supplementary_data").putObject("related_ids").put("order_id", orderId);
        return resource;
    }

    // what it remembers

    /** All orders that were created, oldest first. */
    public List<Order> orders() {
        return ledger.orders();
    }

    /** All captures. */
    public List<Movement> captures() {
        return ledger.captures();
    }

    /** All refunds. */
    public List<Movement> refunds() {
        return ledger.refunds();
    }

    /** How many access tokens were given. */
    public int tokenCalls() {
        return tokenCalls.get();
    }

    /** How often the certificate was fetched. */
    public int certificateCalls() {
        return certificateCalls.get();
    }

    /** All calls and their answers, oldest first. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Keeps calls no longer, for benchmarks. */
    public void forgetCalls() {
        recording = false;
        exchanges.clear();
    }

    /** Ends the server; what hangs is let go. */
    @Override
    public void close() {
        faults.heal();
        webhooks.close();
        server.stop(0);
        threads.shutdownNow();
    }

    // the server

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            if (path.startsWith("/checkoutnow")) {
                page(exchange, path);
                return;
            }
            for (Operation operation : Operation.values()) {
                Matcher matcher = operation.path.matcher(path);
                if (operation.method.equals(exchange.getRequestMethod()) && matcher.matches()) {
                    call(exchange, operation, matcher.groupCount() > 0 ? matcher.group(1) : "", body);
                    return;
                }
            }
            send(exchange, 404, "text/plain", new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(HttpExchange exchange, Operation operation, String id, byte[] body)
            throws IOException, InterruptedException {
        Optional<Fault> fault = faults.next(operation);
        String debugId = "f4ke" + calls.incrementAndGet();
        exchange.getResponseHeaders().set("paypal-debug-id", debugId);
        if (operation == Operation.CERTIFICATE) {
            certificate(exchange);
            return;
        }
        FakeAnswer answer = fault.flatMap(found -> instead(found, debugId))
                .orElseGet(() -> answer(exchange, operation, id, body, debugId));
        String text = answer.body().toString();
        byte[] bytes = text.getBytes(UTF_8);
        if (recording) {
            exchanges.add(new Exchange(
                    operation,
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestHeaders().getFirst("PayPal-Request-Id"),
                    new String(body, UTF_8),
                    answer.status(),
                    text,
                    fault.isEmpty()));
        }
        if (fault.isPresent()) {
            spoil(exchange, fault.get(), answer, bytes);
        } else {
            send(exchange, answer.status(), "application/json", bytes);
        }
    }

    /** What faults answer in place of doing anything. */
    private static Optional<FakeAnswer> instead(Fault fault, String debugId) {
        return switch (fault) {
            case ERROR_BEFORE -> Optional.of(FakeAnswer.failed(debugId));
            case BUSY ->
                Optional.of(FakeAnswer.error(
                        429, "RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting.", null, debugId));
            case REFUSED -> Optional.of(FakeAnswer.refused("TRANSACTION_REFUSED", debugId));
            case IN_PROGRESS -> Optional.of(FakeAnswer.refused("ORDER_COMPLETION_IN_PROGRESS", debugId));
            case DUPLICATE -> Optional.of(FakeAnswer.refused("DUPLICATE_INVOICE_ID", debugId));
            case REDIRECT, FOREIGN_404 -> Optional.of(FakeAnswer.of(404, JsonNodeFactory.instance.objectNode()));
            default -> Optional.empty();
        };
    }

    private void spoil(HttpExchange exchange, Fault fault, FakeAnswer answer, byte[] bytes)
            throws IOException, InterruptedException {
        switch (fault) {
            case LOST_ANSWER -> exchange.close();
            case CUT_ANSWER -> cut(exchange, answer.status(), bytes);
            case UNREADABLE -> send(exchange, 200, "text/html", "<html>Maintenance</html>".getBytes(UTF_8));
            case FOREIGN_404 -> send(exchange, 404, "text/html", "<html>Not found</html>".getBytes(UTF_8));
            case HUGE ->
                send(exchange, 200, "application/json", " ".repeat(2 << 20).getBytes(UTF_8));
            case DONE_BEFORE ->
                send(exchange, 422, "application/json", bytesOf(FakeAnswer.refused("ORDER_ALREADY_CAPTURED", "f4ke")));
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", base + "/v1/oauth2/token");
                send(exchange, 307, "text/plain", new byte[0]);
            }
            case HANG -> {
                faults.hang();
                send(exchange, answer.status(), "application/json", bytes);
            }
            case ERROR_AFTER -> send(exchange, 500, "application/json", bytesOf(FakeAnswer.failed("f4ke")));
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, answer.status(), "application/json", bytes);
            }
            default -> send(exchange, answer.status(), "application/json", bytes);
        }
    }

    private static byte[] bytesOf(FakeAnswer answer) {
        return answer.body().toString().getBytes(UTF_8);
    }

    private static void cut(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private FakeAnswer answer(HttpExchange exchange, Operation operation, String id, byte[] body, String debugId) {
        if (operation == Operation.TOKEN) {
            return token(exchange, new String(body, US_ASCII), debugId);
        }
        if (!isLetIn(exchange)) {
            return FakeAnswer.error(
                    401,
                    "AUTHENTICATION_FAILURE",
                    "Authentication failed due to missing authorization header, or invalid authentication credentials.",
                    null,
                    debugId);
        }
        String key = exchange.getRequestHeaders().getFirst("PayPal-Request-Id");
        return switch (operation) {
            case CREATE -> ledger.create(key, json(body), debugId);
            case READ -> ledger.read(id, debugId);
            case CAPTURE -> captured(id, ledger.capture(id, key, debugId));
            case READ_CAPTURE -> ledger.readCapture(id, debugId);
            case REFUND -> refunded(id, ledger.refund(id, key, json(body), debugId));
            default -> verified(body);
        };
    }

    private FakeAnswer captured(String orderId, FakeAnswer answer) {
        if (answer.status() == 201) {
            String status = answer.body()
                    .path("purchase_units")
                    .path(0)
                    .path("payments")
                    .path("captures")
                    .path(0)
                    .path("status")
                    .asText();
            tell("PAYMENT.CAPTURE." + status, orderId);
        }
        return answer;
    }

    private FakeAnswer refunded(String captureId, FakeAnswer answer) {
        if (answer.status() == 201) {
            ledger.orderOfCapture(captureId).ifPresent(order -> tell("PAYMENT.CAPTURE.REFUNDED", order.id));
        }
        return answer;
    }

    private FakeAnswer token(HttpExchange exchange, String form, String debugId) {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(US_ASCII));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !form.equals("grant_type=client_credentials")) {
            return FakeAnswer.of(
                    401,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("error", "invalid_client")
                            .put("error_description", "Client Authentication failed"));
        }
        String token = "A21AA" + debugId + "-" + tokenCalls.incrementAndGet();
        tokens.add(token);
        return FakeAnswer.of(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("scope", "https://uri.paypal.com/services/payments/payment")
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("app_id", "APP-80W284485P519543T")
                        .put("expires_in", TOKEN_SECONDS)
                        .put("nonce", Instant.now() + "x"));
    }

    private boolean isLetIn(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") && tokens.contains(header.substring(7));
    }

    private FakeAnswer verified(byte[] body) {
        JsonNode question = json(body);
        boolean genuine = question.path("webhook_id").asText().equals(WEBHOOK_ID)
                && question.path("auth_algo").asText().equals("SHA256withRSA")
                && question.path("cert_url").asText().equals(base + CERTIFICATE_PATH)
                && FakeSigner.INSTANCE.isSigned(
                        question.path("transmission_id").asText(),
                        question.path("transmission_time").asText(),
                        WEBHOOK_ID,
                        rawEvent(body),
                        question.path("transmission_sig").asText());
        return FakeAnswer.of(
                200, JsonNodeFactory.instance.objectNode().put("verification_status", genuine ? "SUCCESS" : "FAILURE"));
    }

    /** The bytes of the event in the question, as they stand there. */
    private static byte[] rawEvent(byte[] question) {
        try (JsonParser parser = JSON.createParser(question)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (name.equals("webhook_event")) {
                    return Arrays.copyOfRange(
                            question, from, (int) parser.currentLocation().getByteOffset());
                }
            }
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void certificate(HttpExchange exchange) throws IOException {
        certificateCalls.incrementAndGet();
        boolean known = exchange.getRequestURI().getRawPath().equals(CERTIFICATE_PATH);
        send(
                exchange,
                known ? 200 : 404,
                "text/plain",
                known ? FakeSigner.pem(certificate).getBytes(US_ASCII) : new byte[0]);
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String id = query.replaceFirst("^token=", "");
        Optional<JsonNode> order = ledger.shown(id);
        if (order.isEmpty()) {
            send(exchange, 404, "text/plain", "no such order".getBytes(UTF_8));
            return;
        }
        switch (path.substring("/checkoutnow".length()).toLowerCase(Locale.ROOT)) {
            case "/approve" -> {
                approve(id);
                leave(exchange, id, "return_url");
            }
            case "/decline" -> {
                approveDeclined(id);
                leave(exchange, id, "return_url");
            }
            case "/cancel" -> leave(exchange, id, "cancel_url");
            default ->
                send(
                        exchange,
                        200,
                        "text/html; charset=utf-8",
                        FakePage.of(order.get()).getBytes(UTF_8));
        }
    }

    private void leave(HttpExchange exchange, String id, String where) throws IOException {
        ledger.way(id, where).ifPresent(url -> exchange.getResponseHeaders().set("Location", url.toASCIIString()));
        send(exchange, 303, "text/plain", new byte[0]);
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
