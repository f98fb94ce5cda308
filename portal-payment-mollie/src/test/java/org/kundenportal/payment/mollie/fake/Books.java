package org.kundenportal.payment.mollie.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.kundenportal.api.Money;

/** What the fake knows: payments, refunds, chargebacks, links. Thread-safe, by one lock. */
final class Books {

    /** Mollie: how long PayPal's page stays open, the longest of those that customers usually meet. */
    private static final Duration PAGE_LASTS = Duration.ofDays(3);

    private static final Set<String> CURRENCIES = Set.of(
            "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "ISK", "JPY",
            "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TWD", "USD", "ZAR");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final Set<String> FINAL = Set.of("paid", "failed", "canceled", "expired");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final Clock clock;
    private final String root;
    private final SplittableRandom random = new SplittableRandom();
    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private boolean duplicatesDetected;
    private boolean methodsActive = true;

    private static final class Payment {
        private String id;
        private Link link;
        private String status = "open";
        private Money amount;
        private JsonNode asked;
        private Instant created;
        private Instant changed;
        private final List<Refund> refunds = new ArrayList<>();
        private final List<Chargeback> chargebacks = new ArrayList<>();
    }

    private static final class Refund {
        private String id;
        private String status = "pending";
        private Money amount;
        private JsonNode asked;
        private Instant created;
    }

    private static final class Chargeback {
        private String id;
        private Money amount;
        private Instant created;
        private Instant reversed;
    }

    private static final class Link {
        private String id;
        private Money amount;
        private JsonNode asked;
        private Instant created;
        private Instant expires;
        private boolean archived;
    }

    /** @param root of all addresses, without a slash at its end */
    Books(Clock clock, String root) {
        this.clock = clock;
        this.root = root;
    }

    // what the API does

    synchronized ObjectNode createPayment(JsonNode asked) {
        Payment payment = new Payment();
        payment.id = id("tr_");
        payment.amount = amount(asked.path("amount"));
        payment.asked = asked;
        payment.created = now();
        payment.changed = payment.created;
        requireText(asked, "description", 255);
        requireAddress(asked, "redirectUrl", true);
        requireAddress(asked, "cancelUrl", false);
        requireAddress(asked, "webhookUrl", false);
        payments.put(payment.id, payment);
        return render(payment, false);
    }

    synchronized ObjectNode payment(String id, boolean embed) {
        return render(find(id), embed);
    }

    synchronized List<ObjectNode> listPayments() {
        return newestFirst(payments.values(), payment -> render(payment, false));
    }

    synchronized ObjectNode createRefund(String paymentId, JsonNode asked) {
        Payment payment = find(paymentId);
        Refund refund = new Refund();
        refund.id = id("re_");
        refund.amount = amount(asked.path("amount"));
        refund.asked = asked;
        refund.created = now();
        if (!payment.status.equals("paid")) {
            throw new Refused(Answer.unprocessable(null, "The payment cannot be refunded."));
        }
        if (!refund.amount.currency().equals(payment.amount.currency())
                || refund.amount.compareTo(remaining(payment)) > 0) {
            throw new Refused(Answer.unprocessable("amount", "The amount is higher than the maximum."));
        }
        if (duplicatesDetected && payment.refunds.stream().anyMatch(before -> before.amount.equals(refund.amount))) {
            throw new Refused(Answer.error(409, "Conflict", "A duplicate refund has been detected.", null));
        }
        payment.refunds.add(refund);
        return render(payment, refund);
    }

    synchronized List<ObjectNode> listRefunds(String paymentId) {
        Payment payment = find(paymentId);
        return newestFirst(payment.refunds, refund -> render(payment, refund));
    }

    synchronized ObjectNode createLink(JsonNode asked) {
        Link link = new Link();
        link.id = id("pl_");
        link.amount = amount(asked.path("amount"));
        link.asked = asked;
        link.created = now();
        requireText(asked, "description", 255);
        requireAddress(asked, "redirectUrl", false);
        requireAddress(asked, "webhookUrl", false);
        if (asked.hasNonNull("expiresAt")) {
            link.expires = Instant.parse(asked.path("expiresAt").asText());
            if (!link.expires.isAfter(link.created)) {
                throw new Refused(Answer.unprocessable("expiresAt", "The expiration date must be in the future."));
            }
        }
        links.put(link.id, link);
        return render(link);
    }

    synchronized ObjectNode link(String id) {
        return render(findLink(id));
    }

    synchronized List<ObjectNode> listLinks() {
        return newestFirst(links.values(), this::render);
    }

    synchronized List<ObjectNode> listLinkPayments(String id) {
        Link link = findLink(id);
        return newestFirst(
                payments.values().stream()
                        .filter(payment -> payment.link == link)
                        .toList(),
                payment -> render(payment, false));
    }

    synchronized ObjectNode changeLink(String id, JsonNode asked) {
        Link link = findLink(id);
        link.archived = asked.path("archived").asBoolean(link.archived);
        return render(link);
    }

    synchronized List<ObjectNode> listMethods() {
        return methodsActive ? List.of(method("creditcard"), method("ideal")) : List.of();
    }

    private static ObjectNode method(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource", "method")
                .put("id", id)
                .put("description", id)
                .put("status", "activated");
    }

    // what customers and banks do

    /** A new attempt by a link, null if nobody can pay by it any more. */
    synchronized String openLink(String id) {
        Link link = findLink(id);
        boolean paid = payments.values().stream()
                .anyMatch(payment ->
                        payment.link == link && Set.of("paid", "pending").contains(payment.status));
        if (paid || link.archived || (link.expires != null && !link.expires.isAfter(now()))) {
            return null;
        }
        Payment payment = new Payment();
        payment.id = id("tr_");
        payment.link = link;
        payment.amount = link.amount;
        payment.asked = link.asked;
        payment.created = now();
        payment.changed = payment.created;
        payments.put(payment.id, payment);
        return payment.id;
    }

    /**
     * Brings a payment further.
     *
     * @return whether it could be, which it can until it is over
     */
    synchronized boolean move(String id, String status) {
        Payment payment = find(id);
        settleExpiry(payment);
        if (FINAL.contains(payment.status)) {
            return false;
        }
        payment.status = status;
        payment.changed = now();
        return true;
    }

    synchronized void distort(String id, Money amount) {
        find(id).amount = amount;
    }

    synchronized String chargeBack(String id, Money amount) {
        Payment payment = find(id);
        if (!payment.status.equals("paid")) {
            throw new IllegalStateException(id + " is not paid");
        }
        Chargeback chargeback = new Chargeback();
        chargeback.id = id("chb_");
        chargeback.amount = amount;
        chargeback.created = now();
        payment.chargebacks.add(chargeback);
        return chargeback.id;
    }

    synchronized void reverse(String paymentId, String chargebackId) {
        find(paymentId).chargebacks.stream()
                .filter(chargeback -> chargeback.id.equals(chargebackId))
                .forEach(chargeback -> chargeback.reversed = now());
    }

    synchronized void moveRefunds(String paymentId, String status) {
        find(paymentId).refunds.stream()
                .filter(refund -> refund.status.equals("pending"))
                .forEach(refund -> refund.status = status);
    }

    synchronized void deactivateMethods() {
        methodsActive = false;
    }

    synchronized void detectDuplicates() {
        duplicatesDetected = true;
    }

    /** An address that was given with a payment, null if it was not. */
    synchronized String address(String id, String which) {
        JsonNode address = find(id).asked.path(which);
        return address.isTextual() ? address.textValue() : null;
    }

    // what tests see

    synchronized List<FakePayment> payments() {
        return payments.values().stream().map(this::show).toList();
    }

    synchronized List<FakeLink> links() {
        return links.values().stream()
                .map(link -> new FakeLink(link.id, link.amount, link.archived, page("/link/", link.id)))
                .toList();
    }

    synchronized FakePayment show(String id) {
        return show(find(id));
    }

    private FakePayment show(Payment payment) {
        settleExpiry(payment);
        return new FakePayment(
                payment.id,
                payment.link == null ? text(payment.asked, "paymentId") : null,
                payment.link == null ? null : payment.link.id,
                payment.status,
                payment.amount,
                page("/checkout/", payment.id),
                payment.refunds.stream()
                        .map(refund -> new FakeRefund(
                                refund.id, text(refund.asked, "requestKey"), refund.status, refund.amount))
                        .toList(),
                payment.chargebacks.stream()
                        .map(chargeback ->
                                new FakeChargeback(chargeback.id, chargeback.amount, chargeback.reversed != null))
                        .toList());
    }

    private static String text(JsonNode asked, String name) {
        JsonNode value = asked.path("metadata").path(name);
        return value.isTextual() ? value.textValue() : null;
    }

    // how it is written

    private ObjectNode render(Payment payment, boolean embed) {
        settleExpiry(payment);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("resource", "payment").put("id", payment.id).put("mode", "test");
        json.put("createdAt", time(payment.created)).put("status", payment.status);
        json.set("amount", amount(payment.amount));
        json.put("description", payment.asked.path("description").asText()).put("profileId", "pfl_fake");
        json.put("sequenceType", "oneoff").set("metadata", payment.asked.get("metadata"));
        copy(payment.asked, json, "redirectUrl", "cancelUrl", "webhookUrl", "locale");
        if (payment.status.equals("open")) {
            json.putNull("method").put("expiresAt", time(payment.created.plus(PAGE_LASTS)));
            json.put("isCancelable", false);
        } else {
            json.put("method", "creditcard");
        }
        if (FINAL.contains(payment.status)) {
            json.put(payment.status + "At", time(payment.changed));
        }
        if (payment.status.equals("failed")) {
            json.putObject("details").put("failureReason", "insufficient_funds");
        }
        if (payment.status.equals("paid")) {
            json.set("amountRefunded", amount(refunded(payment)));
            json.set("amountRemaining", amount(remaining(payment)));
            json.set("amountChargedBack", amount(chargedBack(payment)));
        }
        if (embed) {
            ObjectNode embedded = json.putObject("_embedded");
            payment.refunds.forEach(
                    refund -> embedded.withArrayProperty("refunds").add(render(payment, refund)));
            payment.chargebacks.forEach(
                    chargeback -> embedded.withArrayProperty("chargebacks").add(render(payment, chargeback)));
        }
        ObjectNode navigation = self(json, "/v2/payments/" + payment.id);
        if (payment.status.equals("open")) {
            navigation
                    .putObject("checkout")
                    .put("href", page("/checkout/", payment.id))
                    .put("type", "text/html");
        }
        return json;
    }

    private ObjectNode render(Payment payment, Refund refund) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("resource", "refund").put("id", refund.id).put("mode", "test");
        json.put("paymentId", payment.id).put("createdAt", time(refund.created)).put("status", refund.status);
        json.set("amount", amount(refund.amount));
        json.put("description", refund.asked.path("description").asText(""))
                .set("metadata", refund.asked.get("metadata"));
        self(json, "/v2/payments/" + payment.id + "/refunds/" + refund.id);
        return json;
    }

    private ObjectNode render(Payment payment, Chargeback chargeback) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("resource", "chargeback").put("id", chargeback.id).put("paymentId", payment.id);
        json.set("amount", amount(chargeback.amount));
        json.put("createdAt", time(chargeback.created))
                .put("reversedAt", chargeback.reversed == null ? null : time(chargeback.reversed));
        self(json, "/v2/payments/" + payment.id + "/chargebacks/" + chargeback.id);
        return json;
    }

    private ObjectNode render(Link link) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("resource", "payment-link").put("id", link.id).put("mode", "test");
        json.put("description", link.asked.path("description").asText()).put("profileId", "pfl_fake");
        json.set("amount", amount(link.amount));
        json.put("archived", link.archived).put("reusable", false).put("createdAt", time(link.created));
        copy(link.asked, json, "redirectUrl", "webhookUrl");
        json.put("expiresAt", link.expires == null ? null : time(link.expires));
        self(json, "/v2/payment-links/" + link.id)
                .putObject("paymentLink")
                .put("href", page("/link/", link.id))
                .put("type", "text/html");
        return json;
    }

    private ObjectNode self(ObjectNode json, String path) {
        ObjectNode navigation = json.putObject("_links");
        navigation.putObject("self").put("href", root + path).put("type", "application/hal+json");
        return navigation;
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, from.get(name));
            }
        }
    }

    private static <T> List<ObjectNode> newestFirst(Iterable<T> all, Function<T, ObjectNode> rendering) {
        List<ObjectNode> list = new ArrayList<>();
        all.forEach(one -> list.add(0, rendering.apply(one)));
        return list;
    }

    // rules

    private void settleExpiry(Payment payment) {
        if (payment.status.equals("open") && payment.created.plus(PAGE_LASTS).isBefore(now())) {
            payment.status = "expired";
            payment.changed = payment.created.plus(PAGE_LASTS);
        }
    }

    private static Money refunded(Payment payment) {
        return payment.refunds.stream()
                .filter(refund -> !Set.of("failed", "canceled").contains(refund.status))
                .map(refund -> refund.amount)
                .reduce(Money.zero(payment.amount.currency()), Money::plus);
    }

    private static Money chargedBack(Payment payment) {
        return payment.chargebacks.stream()
                .filter(chargeback -> chargeback.reversed == null)
                .map(chargeback -> chargeback.amount)
                .reduce(Money.zero(payment.amount.currency()), Money::plus);
    }

    private static Money remaining(Payment payment) {
        return payment.amount.minus(refunded(payment)).minus(chargedBack(payment));
    }

    private static int decimals(String currency) {
        return Set.of("ISK", "JPY").contains(currency) ? 0 : 2;
    }

    /** Exactly the decimals that Mollie gives to the currency, above zero. */
    private static Money amount(JsonNode amount) {
        String currency = amount.path("currency").asText();
        String value = amount.path("value").asText();
        String form = decimals(currency) == 0 ? "\\d{1,10}" : "\\d{1,10}\\.\\d{2}";
        if (!CURRENCIES.contains(currency) || !value.matches(form)) {
            throw new Refused(Answer.unprocessable("amount", "The amount contains an invalid value."));
        }
        Money money = Money.of(value, currency);
        if (!money.isPositive()) {
            throw new Refused(Answer.unprocessable("amount", "The amount is lower than the minimum."));
        }
        return money;
    }

    private static ObjectNode amount(Money money) {
        String currency = money.currency().getCurrencyCode();
        BigDecimal value = money.amount().setScale(decimals(currency), RoundingMode.UNNECESSARY);
        return JsonNodeFactory.instance.objectNode().put("currency", currency).put("value", value.toPlainString());
    }

    private static void requireText(JsonNode asked, String field, int longest) {
        String text = asked.path(field).asText();
        if (text.isEmpty() || text.length() > longest) {
            throw new Refused(Answer.unprocessable(field, "The " + field + " is invalid."));
        }
    }

    private static void requireAddress(JsonNode asked, String field, boolean required) {
        if (required
                ? !asked.hasNonNull(field)
                : asked.has(field) && asked.get(field).isNull()) {
            throw new Refused(Answer.unprocessable(field, "The " + field + " is missing."));
        }
        if (asked.has(field) && !asked.get(field).asText().matches("https?://\\S+")) {
            throw new Refused(Answer.unprocessable(field, "The " + field + " is invalid."));
        }
    }

    private Payment find(String id) {
        Payment payment = payments.get(id);
        if (payment == null) {
            throw new Refused(Answer.notFound(id));
        }
        return payment;
    }

    private Link findLink(String id) {
        Link link = links.get(id);
        if (link == null) {
            throw new Refused(Answer.notFound(id));
        }
        return link;
    }

    private String page(String path, String id) {
        return root + path + id;
    }

    private String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        random.ints(12, 0, LETTERS.length()).forEach(n -> id.append(LETTERS.charAt(n)));
        return id.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
