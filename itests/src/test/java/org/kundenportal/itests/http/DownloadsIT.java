package org.kundenportal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.kundenportal.itests.RunningPortal;
import org.kundenportal.itests.http.PortalClient.Answer;
import org.kundenportal.storage.cloud.DavServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kundenportal.itests.http.PortalClient.ADMIN;
import static org.kundenportal.itests.http.PortalClient.CUSTOMER;

/** BB-18 to BB-35: files from a bucket and from a WebDAV folder, from the link to the last byte, in a real Karaf. */
public class DownloadsIT {

    private static final String WAIVER = "Ich verzichte auf mein Widerrufsrecht.";

    private static RunningPortal portal;
    private static PortalClient admin;
    private static Host host;
    private static FakeStorages storages;
    private static String bucket;
    private static String dav;

    @BeforeClass
    public static void start() {
        portal = RunningPortal.shared();
        admin = PortalClient.admin(portal);
        host = new Host(portal);
        storages = new FakeStorages(admin);
        bucket = storages.connect(storages.bucketConnection("Bucket"));
        dav = storages.connect(storages.davConnection("Folder", DavServer.PASSWORD));
    }

    @AfterClass
    public static void end() {
        settings("null", "null", false, "");
        admin.items(ADMIN + "/articles")
                .forEach(article -> admin.delete(
                        ADMIN + "/articles/" + article.path("number").asText()));
        storages.close();
    }

    private static void settings(String downloads, String days, boolean waiver, String watermark) {
        admin.put(
                        ADMIN + "/settings/files",
                        "{\"downloadAllowed\":true,\"downloadsPerFile\":" + downloads + ",\"downloadDays\":" + days
                                + ",\"waiverRequired\":" + waiver + ",\"waiverText\":\"" + WAIVER
                                + "\",\"watermark\":{\"text\":\"" + watermark
                                + "\",\"fontSizePt\":11,\"leftMm\":10,\"bottomMm\":10},\"encryptedPdfs\":\"DENY\"}")
                .expect(200);
    }

    private static Answer link(String article, String key, String connection, String path) {
        admin.put(ADMIN + "/articles/" + article, "{\"name\":\"Artikel " + article + "\"}");
        return admin.put(
                ADMIN + "/articles/" + article + "/files/" + key,
                "{\"connection\":\"" + connection + "\",\"path\":\"" + path + "\",\"displayName\":null}");
    }

    /** An order of a customer of its own; answers the session that its link opens. */
    private static PortalClient ordered(String order, String article, String status) {
        String customer = Host.fresh("D");
        host.putCustomer(customer);
        host.grant(customer);
        put(order, customer, article, status);
        return PortalClient.anonymous(portal).linked(host.orderLink(order));
    }

    private static void put(String order, String customer, String article, String status) {
        Answer answer = admin.put(
                ADMIN + "/orders/" + order, Host.order(customer, status).replace("\"EBOOK\"", "\"" + article + "\""));
        assertThat(answer.status()).isIn(200, 201);
    }

    private static String customerOf(String order) {
        return admin.get(ADMIN + "/orders/" + order)
                .expect(200)
                .json()
                .path("customerNumber")
                .asText();
    }

    private static String start(PortalClient buyer, String order, String key) {
        return buyer.post(CUSTOMER + "/orders/" + order + "/files/" + key + "/downloads", "")
                .expect(201)
                .json()
                .path("url")
                .asText();
    }

    private static JsonNode file(PortalClient buyer, String order) {
        return buyer.get(CUSTOMER + "/orders/" + order + "/files")
                .expect(200)
                .json()
                .at("/items/0");
    }

    private static int used(String order) {
        return admin.get(ADMIN + "/orders/" + order)
                .expect(200)
                .json()
                .at("/files/0/used")
                .asInt();
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        return noise;
    }

    private static byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** BB-18 to BB-25: from a bucket and from a folder; fetched by whoever has the token, and resumed without being counted. */
    @Test
    public void bb24FilesAreFetchedResumedAndCounted() throws Exception {
        settings("1", "null", false, "");
        byte[] content = noise(3_000_000);
        storages.fillBucket("books/a.zip", content);
        storages.fillDav("books/a.zip", content);
        for (String connection : new String[] {bucket, dav}) {
            String article = Host.fresh("A");
            String order = Host.fresh("O");
            assertThat(link(article, "zip", connection, "books/a.zip").status()).isEqualTo(201);
            assertThat(link(article, "zip", connection, "books/a.zip").status()).isEqualTo(200);
            PortalClient buyer = ordered(order, article, "PAID");
            assertThat(file(buyer, order).path("size").asInt()).isEqualTo(content.length);
            assertThat(file(buyer, order).path("remaining").asInt()).isEqualTo(1);

            String url = start(buyer, order, "zip");
            PortalClient anybody = PortalClient.anonymous(portal);
            Answer first = anybody.with("Range", "bytes=0-999999").get(url).expect(206);
            Answer rest = anybody.with("Range", "bytes=1000000-")
                    .with("If-Range", first.header("ETag"))
                    .get(url)
                    .expect(206);
            assertThat(first.body()).isEqualTo(Arrays.copyOf(content, 1_000_000));
            assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(content, 1_000_000, content.length));
            assertThat(first.header("Content-Disposition")).startsWith("attachment; filename=\"a.zip\"");
            assertThat(anybody.get(url).expect(200).body()).isEqualTo(content);
            assertThat(anybody.send("HEAD", url, null, new byte[0]).header("Content-Length"))
                    .isEqualTo("3000000");

            Answer second = buyer.post(CUSTOMER + "/orders/" + order + "/files/zip/downloads", "");
            assertThat(second.expect(403).code()).isEqualTo("DOWNLOAD_LIMIT");
            assertThat(used(order)).isEqualTo(1);
        }
    }

    /** BB-22: an order that is cancelled has no files any more, also where a download has begun. */
    @Test
    public void bb22CancelledOrdersHaveNoFiles() throws Exception {
        settings("null", "null", false, "");
        storages.fillBucket("b.txt", noise(1_000));
        String article = Host.fresh("A");
        String order = Host.fresh("O");
        link(article, "txt", bucket, "b.txt").expect(201);
        PortalClient buyer = ordered(order, article, "SHIPPED");
        String url = start(buyer, order, "txt");
        put(order, customerOf(order), article, "CANCELLED");

        PortalClient.anonymous(portal).get(url).expect(404);
        assertThat(file(buyer, order).path("blockedBy").asText()).isEqualTo("ORDER_STATE");
        assertThat(buyer.post(CUSTOMER + "/orders/" + order + "/files/txt/downloads", "")
                        .expect(403)
                        .code())
                .isEqualTo("ORDER_STATE");
    }

    /** BB-18: a storage that does not answer costs nobody a download. */
    @Test
    public void bb18AStorageThatIsDownCountsNothing() throws Exception {
        settings("1", "null", false, "");
        String article = Host.fresh("A");
        String order = Host.fresh("O");
        PortalClient buyer;
        try (FakeStorages other = new FakeStorages(admin)) {
            other.fillBucket("c.txt", noise(1_000));
            String gone = other.connect(other.bucketConnection("Gone"));
            link(article, "txt", gone, "c.txt").expect(201);
            buyer = ordered(order, article, "PAID");
            assertThat(admin.delete(ADMIN + "/storage-connections/" + gone)
                            .expect(409)
                            .code())
                    .isEqualTo("CONNECTION_IN_USE");
            other.bucket().close();
            Answer answer = buyer.post(CUSTOMER + "/orders/" + order + "/files/txt/downloads", "");
            assertThat(answer.expect(503).code()).isEqualTo("STORAGE_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(used(order)).isZero();
            admin.delete(ADMIN + "/articles/" + article).expect(204);
        }
    }

    /** BB-29: no download begins before the buyer has agreed to the text that was shown. */
    @Test
    public void bb29TheWaiverComesFirst() throws Exception {
        settings("null", "null", true, "");
        storages.fillBucket("d.txt", noise(1_000));
        String article = Host.fresh("A");
        String order = Host.fresh("O");
        link(article, "txt", bucket, "d.txt").expect(201);
        PortalClient buyer = ordered(order, article, "PAID");
        String downloads = CUSTOMER + "/orders/" + order + "/files/txt/downloads";
        assertThat(buyer.post(downloads, "").expect(403).code()).isEqualTo("WAIVER_REQUIRED");
        assertThat(buyer.post(CUSTOMER + "/orders/" + order + "/waiver", "{\"text\":\"Anderer Text\"}")
                        .expect(409)
                        .code())
                .isEqualTo("WAIVER_CHANGED");
        buyer.post(CUSTOMER + "/orders/" + order + "/waiver", "{\"text\":\"" + WAIVER + "\"}")
                .expect(201);
        buyer.post(CUSTOMER + "/orders/" + order + "/waiver", "{\"text\":\"" + WAIVER + "\"}")
                .expect(200);
        start(buyer, order, "txt");
        assertThat(admin.get(ADMIN + "/orders/" + order)
                        .json()
                        .at("/waivers/0/text")
                        .asText())
                .isEqualTo(WAIVER);
        assertThat(admin.items(ADMIN + "/mails?customer=" + customerOf(order)))
                .anyMatch(mail -> mail.path("kind").asText().equals("WAIVER_CONFIRMATION"));
    }

    /** BB-33, BB-34, BB-40: the watermark is in the PDF, as it was when the download began, and the rest fits to it. */
    @Test
    public void bb33PdfsAreStamped() throws Exception {
        settings("null", "null", false, "Kauf {OrderNumber} vom {OrderDate} - {UserName}");
        storages.fillBucket("e.pdf", pdf());
        String article = Host.fresh("A");
        String order = Host.fresh("O");
        assertThat(link(article, "pdf", bucket, "e.pdf")
                        .expect(201)
                        .json()
                        .path("pdf")
                        .asText())
                .isEqualTo("STAMPABLE");
        PortalClient buyer = ordered(order, article, "PAID");
        String url = start(buyer, order, "pdf");
        settings("null", "null", false, "Anders");

        PortalClient anybody = PortalClient.anonymous(portal);
        Answer whole = anybody.get(url).expect(200);
        assertThat(whole.header("Content-Type")).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(whole.body())) {
            String expected = "Kauf " + order + " vom 20.11.2026 - Käufer von " + customerOf(order);
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= 2; page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(document)).contains(expected);
            }
        }
        Answer rest = anybody.with("Range", "bytes=100-").get(url).expect(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, whole.body().length));
    }

    /** Files of 150 MB come through without being held, however slowly they are read. */
    @Test
    public void largeFilesFlow() throws Exception {
        settings("null", "null", false, "");
        byte[] content = noise(150_000_000);
        storages.fillBucket("large.bin", content);
        String article = Host.fresh("A");
        String order = Host.fresh("O");
        link(article, "bin", bucket, "large.bin").expect(201);
        PortalClient buyer = ordered(order, article, "PAID");
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(portal.baseUrl().resolve(start(buyer, order, "bin")))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int at = 0;
            byte[] buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                assertThat(Arrays.equals(buffer, 0, read, content, at, at + read))
                        .isTrue();
                at += read;
            }
            assertThat(at).isEqualTo(content.length);
        }
    }

    /** A hostile or missing file is refused when it is linked. */
    @Test
    public void linksAreChecked() throws Exception {
        String article = Host.fresh("A");
        assertThat(link(article, "a", bucket, "lost.pdf").expect(400).text()).contains("NO_SUCH_FILE");
        assertThat(link(article, "a", "999999", "lost.pdf").expect(400).text()).contains("UNKNOWN_CONNECTION");
        assertThat(link(article, "a", bucket, "../x").expect(400).text()).contains("INVALID_PATH");
        storages.fillBucket("damaged.pdf", "%PDF-1.7\nnonsense".getBytes(StandardCharsets.US_ASCII));
        assertThat(link(article, "a", bucket, "damaged.pdf")
                        .expect(201)
                        .json()
                        .path("pdf")
                        .asText())
                .isEqualTo("DAMAGED");
    }
}
