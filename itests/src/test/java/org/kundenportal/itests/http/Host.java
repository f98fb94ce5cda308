package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.kundenportal.itests.EInvoice;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;

import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** What an ERP does with the portal: it pushes customers and documents, and staff release them. */
public final class Host {

    /** Every document type. */
    public static final String ALL_TYPES =
            "[\"INVOICE\",\"REMINDER\",\"ESTIMATE\",\"CREDIT_NOTE\",\"DELIVERY_NOTE\",\"ORDER_CONFIRMATION\",\"SERVICE_REPORT\"]";
    /** Every action. */
    public static final String ALL_ACTIONS = "[\"VIEW\",\"COMMENT\",\"DECIDE\",\"PAY\"]";

    private static final String FORM_HEAD =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n";

    private static final AtomicInteger SERIAL = new AtomicInteger(1000);

    private final PortalClient client;

    public Host(RunningPortal portal) {
        this.client = PortalClient.admin(portal);
    }

    public PortalClient client() {
        return client;
    }

    /** A number that no other test of this run uses. */
    public static String fresh(String prefix) {
        return prefix + SERIAL.incrementAndGet();
    }

    /** Releases all types and actions. */
    public void releaseEverything() {
        release(ALL_TYPES, ALL_ACTIONS);
    }

    /** Releases these, two JSON arrays, and nothing else. */
    public void release(String types, String actions) {
        client.put(ADMIN + "/settings/release", "{\"types\":" + types + ",\"actions\":" + actions + "}")
                .expect(200);
    }

    /** What the merchant is called. */
    public void nameCompany(String name) {
        String path = ADMIN + "/settings/appearance";
        ObjectNode appearance = (ObjectNode) client.get(path).expect(200).json();
        ((ObjectNode) appearance.path("company")).put("name", name);
        client.put(path, appearance.toString()).expect(200);
    }

    /** Says whereto the merchant's customers transfer money. */
    public void nameBankAccount(String iban) {
        String path = ADMIN + "/settings/appearance";
        ObjectNode appearance = (ObjectNode) client.get(path).expect(200).json();
        ((ObjectNode) appearance.path("company")).put("iban", iban);
        client.put(path, appearance.toString()).expect(200);
    }

    /** A company whose every text carries its number, so that a leak can be told. */
    public void putCustomer(String number) {
        created(client.put(
                ADMIN + "/customers/" + number,
                """
                {"name":"Firma %1$s GmbH","kind":"COMPANY","email":"post@%1$s.example","language":"de",
                 "phone":"+49 30 %1$s","address":{"street":"Straße %1$s","postalCode":"10115","city":"Berlin","country":"DE"},
                 "bankAccount":null,"taxDetails":null,
                 "contacts":[{"key":"k","firstName":"Kim","lastName":"%1$s","email":"kim@%1$s.example","phone":null,
                              "primary":true,"notificationsEnabled":true}]}"""
                        .formatted(number)));
    }

    /** Gives access; the answer is the customer's link. */
    public String grant(String number) {
        return access(number, "GRANTED").path("url").asText();
    }

    /** Chooses a customer's access; the answer is the {@code portal} object. */
    public JsonNode access(String number, String access) {
        return client.put(ADMIN + "/customers/" + number + "/portal-access", "{\"access\":\"" + access + "\"}")
                .expect(200)
                .json();
    }

    /** An open document over 119.00 EUR with one line. */
    public void putDocument(String type, String number, String customer) {
        created(client.put(ADMIN + "/documents/" + type + "/" + number, document(customer)));
    }

    /** An order of one article, of a buyer of its own. */
    public void putOrder(String number, String customer, String status) {
        created(client.put(ADMIN + "/orders/" + number, order(customer, status)));
    }

    /** The same as the host says it. */
    static String order(String customer, String status) {
        return "{\"customerNumber\":\"" + customer + "\",\"buyer\":{\"name\":\"Käufer von " + customer
                + "\",\"email\":null,\"language\":\"de\"},\"platform\":\"Online-Shop\",\"status\":\"" + status
                + "\",\"orderedAt\":\"2026-11-20T10:00:00Z\",\"paidAt\":\"2026-11-20T10:05:00Z\",\"waivedInShop\":false,"
                + "\"items\":[{\"articleNumber\":\"EBOOK\",\"description\":\"E-Book\",\"quantity\":\"1\","
                + "\"unitPrice\":\"10.00\",\"vatPercent\":\"19\"}],\"currency\":\"EUR\"}";
    }

    /** Lets buyers fetch the invoices of their orders, and the portal make them. */
    public void allowInvoices() {
        client.put(
                        ADMIN + "/settings/invoices",
                        "{\"downloadAllowed\":true,\"createAutomatically\":true,\"downloadDays\":null,"
                                + "\"numberPattern\":\"RE-{yyyy}-{seq:5}\"}")
                .expect(200);
    }

    /** The order's link. */
    public String orderLink(String number) {
        return client.get(ADMIN + "/orders/" + number)
                .expect(200)
                .json()
                .at("/portal/url")
                .asText();
    }

    private static void created(Answer answer) {
        if (answer.status() != 201 && answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
    }

    /** The invoice names its customer, and comes as PDF. */
    public void importInvoice(EInvoice invoice) {
        client.importDocument("application/pdf", invoice.zugferd()).expect(201);
    }

    /** Uploads a picture; the answer is its id. */
    public String uploadImage() {
        return client.send("POST", ADMIN + "/images", "multipart/form-data; boundary=b", imageForm())
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** A form with a small picture like no other, with {@code b} as its boundary. */
    static byte[] imageForm() {
        try {
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            form.write(FORM_HEAD.getBytes(StandardCharsets.US_ASCII));
            BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, SERIAL.incrementAndGet());
            ImageIO.write(picture, "png", form);
            form.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
            return form.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The link that opens the document alone. */
    public String documentLink(String type, String number) {
        return client.get(ADMIN + "/documents/" + type + "/" + number)
                .expect(200)
                .json()
                .path("portal")
                .path("url")
                .asText();
    }

    static String document(String customer) {
        return """
                {"customerNumber":"%1$s","issueDate":"2026-11-01","dueDate":"2027-12-01","validUntil":null,"status":"OPEN",
                 "total":{"amount":"119.00","currency":"EUR"},"paid":null,
                 "lines":[{"description":"Wartung %1$s","quantity":"1","unit":"Stk","unitPrice":"100.00","vatPercent":"19"}],
                 "note":"Hinweis %1$s","orderNumber":null,"subscriptionHandle":null,"dunningLevel":null,"workOrderNumber":null}"""
                .formatted(customer);
    }
}
