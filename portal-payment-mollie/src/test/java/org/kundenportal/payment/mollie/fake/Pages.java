package org.kundenportal.payment.mollie.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The pages on which customers pay: {@code /checkout/tr_…} with a button for each way in which it can end, and
 * {@code /link/pl_…}, which begins an attempt and leads to its checkout.
 */
final class Pages implements HttpHandler {

    private static final List<String> BUTTONS = List.of("paid", "pending", "failed", "canceled", "expired", "open");

    private final Books books;
    private final BiConsumer<String, String> moves;

    /** @param moves brings a payment further, if it is not over */
    Pages(Books books, BiConsumer<String, String> moves) {
        this.books = books;
        this.moves = moves;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            String id = path.substring(path.lastIndexOf('/') + 1);
            if (path.startsWith("/link/")) {
                link(exchange, id);
            } else if (exchange.getRequestMethod().equals("POST")) {
                pay(exchange, id);
            } else {
                show(exchange, books.show(id));
            }
        } catch (Refused refused) {
            html(exchange, 404, "<h1 id=\"unknown\">There is no such payment</h1>");
        } finally {
            exchange.close();
        }
    }

    private void link(HttpExchange exchange, String id) throws IOException {
        String attempt = books.openLink(id);
        if (attempt == null) {
            html(exchange, 410, "<h1 id=\"closed\">This link is closed</h1>");
        } else {
            redirect(exchange, "/checkout/" + attempt);
        }
    }

    private void pay(HttpExchange exchange, String id) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String status = body.replace("status=", "");
        if (!BUTTONS.contains(status)) {
            html(exchange, 400, "<h1>No such button</h1>");
            return;
        }
        if (!status.equals("open")) {
            moves.accept(id, status);
        }
        String back = status.equals("canceled") ? books.address(id, "cancelUrl") : null;
        redirect(exchange, back == null ? books.address(id, "redirectUrl") : back);
    }

    private static void show(HttpExchange exchange, FakePayment payment) throws IOException {
        StringBuilder page = new StringBuilder("<h1>Test checkout</h1><p>Pay <span id=\"amount\">")
                .append(payment.amount().amount().toPlainString())
                .append(' ')
                .append(payment.amount().currency().getCurrencyCode())
                .append("</span>, now <span id=\"status\">")
                .append(payment.status())
                .append("</span></p><form method=\"post\">");
        for (String button : BUTTONS) {
            page.append("<button name=\"status\" id=\"%1$s\" value=\"%1$s\">%1$s</button> ".formatted(button));
        }
        html(exchange, 200, page.append("</form>").toString());
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void html(HttpExchange exchange, int status, String content) throws IOException {
        byte[] page =
                ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Test checkout</title></head>"
                                + "<body><main>" + content + "</main></body></html>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }
}
