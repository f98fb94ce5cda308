package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** A shop that pushes its orders in, and what the merchant has decided about them. */
public final class Shop {

    private final Host host;

    /** @param host by whose means the shop speaks to the portal */
    public Shop(Host host) {
        this.host = host;
    }

    /** An order over 119.00 EUR of an article and two of something else, by "Max Mustermann", from eBay. */
    public void sell(String number, String customer, String status, String article) {
        sell(number, customer, status, article, "Max Mustermann", false);
    }

    /**
     * The same.
     *
     * @param buyer without a quotation mark
     * @param waivedInShop whether the buyer has waived the right of withdrawal there
     */
    public void sell(
            String number, String customer, String status, String article, String buyer, boolean waivedInShop) {
        put(
                "/orders/" + number,
                """
                {"customerNumber":"%s","buyer":{"name":"%s","email":null,"language":"de"},"platform":"eBay","status":"%s",
                 "orderedAt":"2026-11-20T10:00:00Z","paidAt":%s,"waivedInShop":%s,"currency":"EUR","items":[
                 {"articleNumber":"%s","description":"Handbuch Lüftung","quantity":"1","unitPrice":"50.00","vatPercent":"19"},
                 {"articleNumber":null,"description":"Filterset G4","quantity":"2","unitPrice":"25.00","vatPercent":"19"}]}"""
                        .formatted(
                                customer,
                                buyer,
                                status,
                                status.equals("ORDERED") ? "null" : "\"2026-11-20T10:05:00Z\"",
                                waivedInShop,
                                article));
    }

    /** The order's invoice, open, over its 119.00 EUR. */
    public void bill(String invoice, String order, String customer) {
        put(
                "/documents/INVOICE/" + invoice,
                Host.document(customer).replace("\"orderNumber\":null", "\"orderNumber\":\"" + order + "\""));
    }

    /** An article with one file, the one at the path of the storage connection. */
    public void offer(String article, String connection, String path) {
        put("/articles/" + article, "{\"name\":\"Handbuch\"}");
        put(
                "/articles/" + article + "/files/datei",
                "{\"connection\":\"" + connection + "\",\"path\":\"" + path + "\",\"displayName\":null}");
    }

    /** Takes the article back, with its file. */
    public void withdraw(String article) {
        host.client().delete(ADMIN + "/articles/" + article).expect(204);
    }

    private void put(String path, String body) {
        Answer answer = host.client().put(ADMIN + path, body);
        if (answer.status() != 201 && answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
    }

    /** Whether invoices can be fetched, and are made when they are. */
    public void invoices(boolean downloadAllowed, boolean createAutomatically) {
        change("/settings/invoices", settings -> settings.put("downloadAllowed", downloadAllowed)
                .put("createAutomatically", createAutomatically));
    }

    /**
     * Whether files can be fetched.
     *
     * @param perFile how often, null for any number
     * @param waiverRequired whether the buyer has to waive the right of withdrawal first
     */
    public void files(boolean downloadAllowed, Integer perFile, boolean waiverRequired) {
        change("/settings/files", settings -> settings.put("downloadAllowed", downloadAllowed)
                .put("downloadsPerFile", perFile)
                .put("waiverRequired", waiverRequired));
    }

    /** What buyers agree to; the answer is what they agreed to before. */
    public String waiverText(String text) {
        String before = host.client()
                .get(ADMIN + "/settings/files")
                .expect(200)
                .json()
                .path("waiverText")
                .asText();
        change("/settings/files", settings -> settings.put("waiverText", text));
        return before;
    }

    /** What everybody is greeted with; the answer is what it was before. */
    public String greet(String html) {
        String before = host.client()
                .get(ADMIN + "/settings/appearance")
                .expect(200)
                .json()
                .at("/greeting/html")
                .textValue();
        change("/settings/appearance", settings -> settings.putObject("greeting")
                .put("html", html));
        return before;
    }

    /** The picture at the top of all pages, null for none. */
    public void banner(String image) {
        change("/settings/appearance", settings -> settings.put("banner", image));
    }

    private void change(String path, Consumer<ObjectNode> how) {
        ObjectNode settings =
                (ObjectNode) host.client().get(ADMIN + path).expect(200).json();
        how.accept(settings);
        host.client().put(ADMIN + path, settings.toString()).expect(200);
    }

    /** The order as staff see it. */
    public JsonNode order(String number) {
        return host.client().get(ADMIN + "/orders/" + number).expect(200).json();
    }
}
