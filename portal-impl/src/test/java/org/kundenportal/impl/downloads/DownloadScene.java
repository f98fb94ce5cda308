package org.kundenportal.impl.downloads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.articles.ArticleAdministration;
import org.kundenportal.api.articles.ArticleFileData;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.customers.CustomerNumber;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.api.downloads.Downloads;
import org.kundenportal.api.downloads.OrderFile;
import org.kundenportal.api.orders.Buyer;
import org.kundenportal.api.orders.OrderData;
import org.kundenportal.api.orders.OrderItem;
import org.kundenportal.api.orders.OrderStatus;
import org.kundenportal.api.settings.EncryptedPdfs;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.api.settings.Watermark;
import org.kundenportal.impl.TestPortal;
import org.kundenportal.impl.articles.JpaArticleAdministration;
import org.kundenportal.impl.articles.JpaArticleIntake;
import org.kundenportal.impl.articles.PdfJudge;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.settings.Setting;

/** A node of a portal that sells files, on a storage in memory. PDFs say themselves what can be done with them. */
final class DownloadScene implements AutoCloseable {

    static final OrderNumber ORDER = new OrderNumber("B-1");
    static final String ADDRESS = "192.0.2.7";
    static final Instant PAID_AT = Instant.parse("2026-11-20T10:00:00Z");

    final TestPortal portal;
    final Shelf shelf;
    final ArticleIntake articles;
    final ArticleAdministration articleAdministration;
    final CustomerDownloads downloads;
    final DownloadAdministration administration;
    final Downloads deliveries;
    final StampedFiles stamped;
    final Waivers waivers;
    final SourceFiles sources;
    final AtomicInteger stampings = new AtomicInteger();

    DownloadScene(TestPortal portal, Shelf shelf) {
        this.portal = portal;
        this.shelf = shelf;
        PdfJudge judge = DownloadScene::verdict;
        try {
            sources = new SourceFiles(shelf, judge, portal.home);
            stamped = new StampedFiles(sources, this::stamp, portal.home, 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        articles = new JpaArticleIntake(portal.tx, sources, portal.events, portal.home);
        articleAdministration = new JpaArticleAdministration(portal.tx);
        PortalTerms terms = new PortalTerms(portal.rows, portal.home);
        waivers = new Waivers(portal.tx, sources, portal.customerRows, portal.outbox, portal.events, terms);
        downloads = new JpaCustomerDownloads(
                portal.tx, sources, waivers, portal.customerRows, portal.events, terms, portal.home);
        administration = new JpaDownloadAdministration(portal.tx, sources, portal.customerRows, portal.events, terms);
        deliveries = new StoredDownloads(portal.tx, sources, stamped, portal.customerRows, portal.home);
    }

    @Override
    public void close() {
        stamped.close();
    }

    private static Optional<PdfVerdict> verdict(Path file) throws IOException {
        String text = Files.readString(file);
        return text.contains("HOSTILE")
                ? Optional.empty()
                : Optional.of(Stream.of(PdfVerdict.values())
                        .filter(verdict -> text.contains(verdict.name()))
                        .findFirst()
                        .orElse(PdfVerdict.STAMPABLE));
    }

    private boolean stamp(Path source, Path target, Imprint imprint) throws IOException {
        stampings.incrementAndGet();
        String text = Files.readString(source);
        if (text.contains("UNSTAMPABLE")) {
            return false;
        }
        if (text.contains("FULL_DISK")) {
            throw new IOException("no space left on device");
        }
        Files.writeString(
                target,
                text + "|" + imprint.watermark().text() + "|" + imprint.userName() + "|" + imprint.orderNumber() + "|"
                        + imprint.orderDate());
        return true;
    }

    static FileSettings settings(Integer downloads, Integer days) {
        return new FileSettings(
                true, downloads, days, false, FileSettings.USUAL_WAIVER, Watermark.NONE, EncryptedPdfs.DENY);
    }

    static FileSettings marking(String text, EncryptedPdfs encrypted) {
        Watermark watermark = new Watermark(text, BigDecimal.valueOf(11), BigDecimal.TEN, BigDecimal.TEN);
        return new FileSettings(true, null, null, false, FileSettings.USUAL_WAIVER, watermark, encrypted);
    }

    static FileSettings waiving(String text) {
        return new FileSettings(true, null, null, true, text, Watermark.NONE, EncryptedPdfs.DENY);
    }

    void save(FileSettings settings) {
        portal.rows.change(TestPortal.STAFF, Setting.FILES, before -> settings);
    }

    /** Puts a file on the shelf and links it. */
    void link(String article, String key, String content) {
        articles.put(TestPortal.HOST, new ArticleNumber(article), "Artikel " + article);
        String path = article + "/" + key;
        shelf.files.put(path, content.getBytes(StandardCharsets.UTF_8));
        articles.putFile(
                TestPortal.HOST, new ArticleNumber(article), key, new ArticleFileData(Shelf.CONNECTION, path, null));
    }

    void order(OrderStatus status, String... articles) {
        order(ORDER, "10001", status, PAID_AT, false, articles);
    }

    void order(
            OrderNumber number,
            String customer,
            OrderStatus status,
            Instant paidAt,
            boolean waivedInShop,
            String... articles) {
        List<OrderItem> items = Stream.of(articles)
                .map(article -> new OrderItem(
                        article, "E-Book " + article, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.valueOf(19)))
                .toList();
        portal.orderIntake.put(
                TestPortal.HOST,
                new OrderData(
                        number,
                        new CustomerNumber(customer),
                        new Buyer("Max Mustermann", "max@kunde.example", "de"),
                        "Online-Shop",
                        status,
                        Instant.parse("2014-06-05T10:00:00Z"),
                        paidAt,
                        waivedInShop,
                        items,
                        Currency.getInstance("EUR")));
    }

    OrderFile file(ActingCustomer customer, String key) {
        return downloads.files(customer, ORDER).files().stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    String start(ActingCustomer customer, String key) {
        return downloads.start(customer, ORDER, key, ADDRESS).token();
    }

    /** All that the token gives. */
    String fetch(String token) throws IOException {
        try (Delivery delivery = deliveries.open(token)) {
            return fetch(delivery, 0, delivery.size());
        }
    }

    static String fetch(Delivery delivery, long from, long length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        delivery.writeTo(from, length, buffer -> bytes.writeBytes(bytes(buffer)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
