package org.kundenportal.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** What is asked of the portal: by a customer who has signed in by a link, and by staff who import. */
final class Scenario implements Closeable {

    /** The customer that does what is measured. */
    static final String CUSTOMER = "MEASURED";

    private static final String API = "/portal/api/v1/";
    private static final int PDF_BYTES = 100_000;
    private static final int EINVOICE_BYTES = 60_000;

    private final Database database;
    private final Administration administration;
    private final String link;
    private final String cookie;
    private final AtomicLong numbers = new AtomicLong();

    /** Prepares customer, release and the documents that the database is filled with copies of. */
    Scenario(Database database, int port, String password) throws Exception {
        this.database = database;
        administration = new Administration(port, password);
        administration.release();
        link = administration.customer(CUSTOMER);
        for (String type : List.of("INVOICE", "DELIVERY_NOTE", "ORDER_CONFIRMATION", "ESTIMATE")) {
            administration.document(CUSTOMER, type, "PATTERN");
        }
        administration.document(CUSTOMER, "INVOICE", "PATTERN-PDF");
        administration.pdf(
                "INVOICE", "PATTERN-PDF", Samples.pdf(CUSTOMER, PDF_BYTES).file(0));
        database.keepPatterns();
        try (HttpConnection connection = new HttpConnection(port)) {
            if (connection.exchange(signIn()) != 200) {
                throw new IOException("the link opens nothing");
            }
            cookie = Administration.cookie(connection);
        }
    }

    /** What customers do, the reference first. */
    List<Load.Target> readings() throws Exception {
        byte[] hello = HttpConnection.request("GET", Karaf.HELLO, Map.of(), new byte[0]);
        byte[] list = get("documents?limit=20");
        byte[] signIn = signIn();
        return List.of(
                new Load.Target("hello", 200, n -> hello),
                new Load.Target("document list", 200, n -> list),
                new Load.Target("document detail", 200, each("true", "")),
                new Load.Target(
                        "PDF of 100 kB",
                        200,
                        each(
                                "d.number LIKE 'INVOICE-%' AND EXISTS (SELECT 1"
                                        + " FROM document_version v WHERE v.document_id = d.id AND v.pdf_key IS NOT NULL)",
                                "/pdf")),
                new Load.Target("sign-in by link", 200, n -> signIn));
    }

    /** What staff import: every file is a new document. */
    List<Load.Target> imports() throws IOException {
        Samples cii = Samples.cii(CUSTOMER);
        Samples pdf = Samples.pdf(CUSTOMER, EINVOICE_BYTES);
        return List.of(
                new Load.Target("e-invoice, CII", 201, n -> importing("application/xml", cii)),
                new Load.Target("e-invoice, PDF of 60 kB", 201, n -> importing("application/pdf", pdf)));
    }

    Administration administration() {
        return administration;
    }

    /** The customer's session. */
    String cookie() {
        return cookie;
    }

    /** Pushes an invoice of the customer, that can be paid. */
    void invoice(String number) throws IOException {
        administration.document(CUSTOMER, "INVOICE", number);
    }

    private byte[] importing(String mediaType, Samples samples) {
        return administration.importRequest(mediaType, samples.file(numbers.incrementAndGet()));
    }

    /** Requests for the customer's documents, one after another. */
    private IntFunction<byte[]> each(String condition, String suffix) throws Exception {
        List<byte[]> requests = database.documents(condition).stream()
                .map(document -> get("documents/" + document + suffix))
                .toList();
        return n -> requests.get(n % requests.size());
    }

    private byte[] get(String path) {
        return HttpConnection.request("GET", API + path, Map.of("Cookie", cookie), new byte[0]);
    }

    private byte[] signIn() {
        byte[] body = ("{\"token\":\"" + link + "\",\"kind\":\"CUSTOMER\"}").getBytes(StandardCharsets.UTF_8);
        return HttpConnection.request(
                "POST",
                API + "session/link",
                Map.of("Content-Type", "application/json", "Sec-Fetch-Site", "same-origin"),
                body);
    }

    @Override
    public void close() throws IOException {
        administration.close();
    }
}
