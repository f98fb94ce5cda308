package org.kundenportal.payment.mollie.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API under {@code /v2}: lets the key in, knows repeated requests, and fails as it is told. */
final class ApiHandler implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH =
            Pattern.compile("/v2/(payments|payment-links|methods)(?:/([^/]+)(?:/(refunds|payments))?)?");
    private static final Pattern FROM = Pattern.compile("(?:^|&)from=([^&]+)");
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d+)");

    private final String apiKey;
    private final String root;
    private final Books books;
    private final Keys keys;
    private final Faults faults;
    private final Consumer<Exchange> observer;

    /** A request that was understood. */
    private record Call(Operation operation, String id, String query, String path, String body) {}

    ApiHandler(String apiKey, String root, Books books, Keys keys, Faults faults, Consumer<Exchange> observer) {
        this.apiKey = apiKey;
        this.root = root;
        this.books = books;
        this.keys = keys;
        this.faults = faults;
        this.observer = observer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + apiKey).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, Answer.error(401, "Unauthorized Request", "Missing authentication, or failed.", null));
            return;
        }
        Optional<Call> understood = understand(exchange, body);
        if (understood.isEmpty()) {
            send(exchange, Answer.notFound(exchange.getRequestURI().getPath()));
            return;
        }
        Call call = understood.get();
        Fault fault = faults.next(call.operation).orElse(null);
        if (fault != null && !fault.hasEffect()) {
            refuse(exchange, fault);
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        Keys.Given given = perform(call, exchange.getRequestMethod(), key);
        if (fault != null) {
            disturb(exchange, given.answer(), fault);
            return;
        }
        if (given.replayed()) {
            exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
        }
        observer.accept(new Exchange(
                call.operation,
                exchange.getRequestURI().toString(),
                body,
                key,
                given.answer().status(),
                given.answer().body().toString(),
                given.replayed()));
        send(exchange, given.answer());
    }

    private static Optional<Call> understand(HttpExchange exchange, String body) {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        String kind = path.group(1)
                + (path.group(2) == null ? "" : "/id")
                + (path.group(3) == null ? "" : "/" + path.group(3));
        Operation operation =
                switch (exchange.getRequestMethod() + " " + kind) {
                    case "POST payments" -> Operation.CREATE_PAYMENT;
                    case "GET payments" -> Operation.LIST_PAYMENTS;
                    case "GET payments/id" -> Operation.READ_PAYMENT;
                    case "POST payments/id/refunds" -> Operation.CREATE_REFUND;
                    case "GET payments/id/refunds" -> Operation.LIST_REFUNDS;
                    case "POST payment-links" -> Operation.CREATE_LINK;
                    case "GET payment-links" -> Operation.LIST_LINKS;
                    case "GET payment-links/id" -> Operation.READ_LINK;
                    case "PATCH payment-links/id" -> Operation.CHANGE_LINK;
                    case "GET payment-links/id/payments" -> Operation.LIST_LINK_PAYMENTS;
                    case "GET methods" -> Operation.LIST_METHODS;
                    default -> null;
                };
        String query = exchange.getRequestURI().getRawQuery();
        return Optional.ofNullable(operation)
                .map(known -> new Call(
                        known,
                        path.group(2),
                        query == null ? "" : query,
                        exchange.getRequestURI().getPath(),
                        body));
    }

    private Keys.Given perform(Call call, String method, String key) {
        Supplier<Answer> effect = () -> {
            try {
                return perform(call);
            } catch (Refused refused) {
                return refused.answer();
            }
        };
        return key == null || !method.equals("POST")
                ? new Keys.Given(effect.get(), false)
                : keys.once(key, call.path + " " + call.body, effect);
    }

    private Answer perform(Call call) {
        return switch (call.operation) {
            case CREATE_PAYMENT -> Answer.created(books.createPayment(parse(call.body)));
            case READ_PAYMENT -> Answer.ok(books.payment(call.id, call.query.contains("embed=")));
            case LIST_PAYMENTS -> Answer.ok(page(call, "payments", books.listPayments()));
            case CREATE_REFUND -> Answer.created(books.createRefund(call.id, parse(call.body)));
            case LIST_REFUNDS -> Answer.ok(page(call, "refunds", books.listRefunds(call.id)));
            case CREATE_LINK -> Answer.created(books.createLink(parse(call.body)));
            case READ_LINK -> Answer.ok(books.link(call.id));
            case LIST_LINKS -> Answer.ok(page(call, "payment_links", books.listLinks()));
            case LIST_LINK_PAYMENTS -> Answer.ok(page(call, "payments", books.listLinkPayments(call.id)));
            case CHANGE_LINK -> Answer.ok(books.changeLink(call.id, parse(call.body)));
            case LIST_METHODS -> Answer.ok(page(call, "methods", books.listMethods()));
        };
    }

    /** One page of a list, and where the next one is. */
    private ObjectNode page(Call call, String name, List<ObjectNode> all) {
        Matcher limited = LIMIT.matcher(call.query);
        int limit = limited.find() ? Math.min(250, Integer.parseInt(limited.group(1))) : 50;
        Matcher started = FROM.matcher(call.query);
        int start = 0;
        if (started.find()) {
            String from = started.group(1);
            while (start < all.size() && !all.get(start).path("id").asText().equals(from)) {
                start++;
            }
        }
        int end = Math.min(all.size(), start + limit);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", end - start);
        json.putObject("_embedded").putArray(name).addAll(all.subList(start, end));
        ObjectNode navigation = json.putObject("_links");
        navigation.putObject("self").put("href", root + call.path).put("type", "application/hal+json");
        navigation.putNull("previous");
        if (end < all.size()) {
            String next = root + call.path + "?from=" + all.get(end).path("id").asText() + "&limit=" + limit;
            navigation.putObject("next").put("href", next).put("type", "application/hal+json");
        } else {
            navigation.putNull("next");
        }
        return json;
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }

    private static void refuse(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case UNAVAILABLE -> send(exchange, Answer.error(503, "Service Unavailable", "The supplier is down.", null));
            case IN_PROGRESS -> send(exchange, Keys.IN_PROGRESS);
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                send(exchange, Answer.error(429, "Too Many Requests", "Slow down.", null));
            }
            case REFUSED -> send(exchange, Answer.unprocessable("description", "The description is refused."));
            default -> send(exchange, Answer.error(500, "Internal Server Error", "Something went wrong.", null));
        }
    }

    private void disturb(HttpExchange exchange, Answer answer, Fault fault) throws IOException {
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case CUT_ANSWER -> {
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
            }
            case UNREADABLE -> {
                byte[] page = "<html>Checking your browser</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), page.length);
                exchange.getResponseBody().write(page);
            }
            case HANG -> faults.awaitHealing();
            case ERROR_AFTER ->
                send(exchange, Answer.error(500, "Internal Server Error", "Something went wrong.", null));
            case WRONG_AMOUNT, WRONG_CURRENCY -> send(exchange, lie(answer, fault));
            default -> {
                // nothing is said: closing the exchange cuts the connection
            }
        }
    }

    private static Answer lie(Answer answer, Fault fault) {
        ObjectNode body = answer.body().deepCopy();
        if (body.get("amount") instanceof ObjectNode amount) {
            if (fault == Fault.WRONG_AMOUNT) {
                BigDecimal value = new BigDecimal(amount.path("value").asText());
                amount.put("value", value.add(BigDecimal.ONE).toPlainString());
            } else {
                amount.put("currency", amount.path("currency").asText().equals("USD") ? "EUR" : "USD");
            }
        }
        return new Answer(answer.status(), body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
