package org.kundenportal.itests.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.kundenportal.payment.mollie.fake.FakeMollie;
import org.kundenportal.payment.paypal.fake.FakePayPal;

import static org.kundenportal.itests.http.PortalClient.ADMIN;

/** A PayPal and a Mollie on this machine, and the portal's connections to them, which end with them. */
public final class FakeProviders implements AutoCloseable {

    private final PortalClient admin;
    private final FakePayPal payPal;
    private final FakeMollie mollie;
    private final List<String> connections = new ArrayList<>();

    /** @param admin who makes the connections */
    public FakeProviders(PortalClient admin) {
        this.admin = admin;
        try {
            payPal = FakePayPal.start();
            mollie = FakeMollie.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakePayPal payPal() {
        return payPal;
    }

    public FakeMollie mollie() {
        return mollie;
    }

    /** Makes an active connection; the answer is its id. */
    public String connectPayPal() {
        return connect(payPalConnection());
    }

    /** What an administrator says to connect it. */
    public String payPalConnection() {
        return body(
                "paypal",
                true,
                "{\"clientId\":\"" + FakePayPal.CLIENT_ID + "\",\"clientSecret\":\"" + FakePayPal.CLIENT_SECRET
                        + "\",\"sandbox\":true,\"apiBaseUrl\":\"" + payPal.baseUrl() + "\"}");
    }

    /** Makes an active connection; the answer is its id. */
    public String connectMollie() {
        return connect(body(
                "mollie",
                true,
                "{\"apiKey\":\"" + mollie.apiKey() + "\",\"apiBaseUrl\":\"" + mollie.apiBaseUrl() + "\"}"));
    }

    /** Switches a connection on or off. */
    public void activate(String connection, String type, boolean active) {
        String settings = admin.get(ADMIN + "/payment-connections/" + connection)
                .expect(200)
                .json()
                .path("settings")
                .toString();
        admin.put(ADMIN + "/payment-connections/" + connection, body(type, active, settings))
                .expect(200);
    }

    private String connect(String connection) {
        String id = admin.post(ADMIN + "/payment-connections", connection)
                .expect(201)
                .json()
                .path("id")
                .asText();
        connections.add(id);
        return id;
    }

    private static String body(String type, boolean active, String settings) {
        return "{\"type\":\"" + type + "\",\"displayName\":\"" + type + " intern\",\"active\":" + active
                + ",\"settings\":" + settings + "}";
    }

    /** Ends the connections, where a test has not done so itself. */
    @Override
    public void close() {
        connections.forEach(connection -> admin.delete(ADMIN + "/payment-connections/" + connection));
        payPal.close();
        mollie.close();
    }
}
