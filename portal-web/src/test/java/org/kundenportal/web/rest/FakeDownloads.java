package org.kundenportal.web.rest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.kundenportal.api.ActingCustomer;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.OrderNumber;
import org.kundenportal.api.Page;
import org.kundenportal.api.PageRequest;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.articles.Article;
import org.kundenportal.api.articles.ArticleAdministration;
import org.kundenportal.api.articles.ArticleFile;
import org.kundenportal.api.articles.ArticleFileData;
import org.kundenportal.api.articles.ArticleIntake;
import org.kundenportal.api.articles.ArticleNumber;
import org.kundenportal.api.articles.ArticleSummary;
import org.kundenportal.api.articles.PdfVerdict;
import org.kundenportal.api.downloads.AdministeredDownload;
import org.kundenportal.api.downloads.AdministeredFile;
import org.kundenportal.api.downloads.CustomerDownloads;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.DownloadAdministration;
import org.kundenportal.api.downloads.DownloadSink;
import org.kundenportal.api.downloads.Downloads;
import org.kundenportal.api.downloads.GivenWaiver;
import org.kundenportal.api.downloads.OrderDownloads;
import org.kundenportal.api.downloads.OrderFile;
import org.kundenportal.api.downloads.OrderFiles;
import org.kundenportal.api.downloads.StartedDownload;
import org.kundenportal.api.downloads.Waived;
import org.kundenportal.api.downloads.WaiverState;
import org.kundenportal.api.orders.Outcome;

/** One article, EBOOK-1, with the files a and empty, and their downloads. */
final class FakeDownloads
        implements CustomerDownloads, DownloadAdministration, Downloads, ArticleIntake, ArticleAdministration {

    static final String TOKEN = "T".repeat(43);
    /** Of a file whose storage cannot tell one content from another. */
    static final String TAGLESS = "U".repeat(43);
    /** Of a file that breaks off in the middle. */
    static final String BROKEN = "B".repeat(43);
    /** Of a file without bytes. */
    static final String EMPTY = "E".repeat(43);

    static final String TAG = "tag-1";
    static final byte[] CONTENT = "0123456789".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    private static final WaiverState WAIVER = new WaiverState(true, "Ich verzichte.", "v1", null, false);
    private static final ArticleFile FILE =
            new ArticleFile("a", "3", "a.pdf", "a.pdf", CONTENT.length, PdfVerdict.STAMPABLE, Samples.NOW);
    private static final AdministeredDownload DOWNLOAD = new AdministeredDownload(
            Samples.NOW, Samples.NOW, "a", "EBOOK-1", "a.pdf", CONTENT.length, "127.0.0.1", 100, "5e5510");

    /** How many deliveries are open now. */
    final AtomicInteger open = new AtomicInteger();
    /** How often bytes were asked for. */
    final AtomicInteger written = new AtomicInteger();

    volatile String lastCall;

    private static void require(OrderNumber order) {
        if (!order.equals(FakeOrders.NUMBER)) {
            throw PortalException.notFound();
        }
    }

    private static void require(ArticleNumber article) {
        if (!article.value().equals("EBOOK-1")) {
            throw PortalException.notFound();
        }
    }

    @Override
    public OrderFiles files(ActingCustomer customer, OrderNumber order) {
        require(order);
        return new OrderFiles(
                List.of(
                        new OrderFile(
                                "a",
                                "a.pdf",
                                CONTENT.length,
                                2L,
                                Samples.NOW,
                                Outcome.AVAILABLE,
                                new StartedDownload(TOKEN, Samples.NOW)),
                        new OrderFile("empty", "empty.txt", 0, null, null, Outcome.DOWNLOAD_LIMIT, null)),
                WAIVER);
    }

    @Override
    public Waived waive(ActingCustomer customer, OrderNumber order, String text, String clientAddress) {
        require(order);
        if (!text.equals(WAIVER.text())) {
            throw PortalException.of(ErrorCode.WAIVER_CHANGED);
        }
        lastCall = "waive " + clientAddress;
        return new Waived(new WaiverState(false, text, "v1", Samples.NOW, false), true);
    }

    @Override
    public StartedDownload start(ActingCustomer customer, OrderNumber order, String key, String clientAddress) {
        require(order);
        if (key.equals("empty")) {
            throw PortalException.of(ErrorCode.DOWNLOAD_LIMIT);
        }
        if (!key.equals("a")) {
            throw PortalException.notFound();
        }
        lastCall = "start " + key + " " + clientAddress;
        return new StartedDownload(TOKEN, Samples.NOW);
    }

    @Override
    public OrderDownloads ofOrder(OrderNumber order) {
        require(order);
        return new OrderDownloads(
                List.of(file()), List.of(new GivenWaiver(Samples.NOW, "Ich verzichte.", "v1", "127.0.0.1", "5e5510")));
    }

    private static AdministeredFile file() {
        return new AdministeredFile(
                "a", "EBOOK-1", "a.pdf", CONTENT.length, 1, 2L, Samples.NOW, Outcome.AVAILABLE, List.of(DOWNLOAD));
    }

    @Override
    public Page<AdministeredDownload> list(OrderNumber order, PageRequest page) {
        require(order);
        return new Page<>(List.of(DOWNLOAD), null);
    }

    @Override
    public AdministeredFile grant(Actor actor, OrderNumber order, String key, Integer more, Integer days) {
        require(order);
        if (days != null && days == 0) {
            throw PortalException.invalid("days", "OUT_OF_RANGE");
        }
        lastCall = "grant " + key + " " + more + " " + days + " by " + actor.name();
        return file();
    }

    @Override
    public boolean put(Actor actor, ArticleNumber number, String name) {
        return false;
    }

    @Override
    public void delete(Actor actor, ArticleNumber number) {
        require(number);
    }

    @Override
    public boolean putFile(Actor actor, ArticleNumber number, String key, ArticleFileData file) {
        require(number);
        if (file.path().startsWith("lost")) {
            throw PortalException.invalid("path", "NO_SUCH_FILE");
        }
        lastCall = "link " + key + " " + file;
        return true;
    }

    @Override
    public void deleteFile(Actor actor, ArticleNumber number, String key) {
        require(number);
    }

    @Override
    public Page<ArticleSummary> list(String query, PageRequest page) {
        return new Page<>(List.of(new ArticleSummary(new ArticleNumber("EBOOK-1"), "E-Book", 1, Samples.NOW)), null);
    }

    @Override
    public Article get(ArticleNumber number) {
        require(number);
        return new Article(number, "E-Book", List.of(FILE), Samples.NOW, Samples.NOW);
    }

    @Override
    public Delivery open(String token) {
        if (!List.of(TOKEN, TAGLESS, BROKEN, EMPTY).contains(token)) {
            throw PortalException.notFound();
        }
        open.incrementAndGet();
        return new FakeDelivery(
                token.equals(EMPTY) ? new byte[0] : CONTENT, token.equals(TAGLESS) ? null : TAG, token.equals(BROKEN));
    }

    private final class FakeDelivery implements Delivery {

        private final byte[] content;
        private final String tag;
        private final boolean breaks;

        FakeDelivery(byte[] content, String tag, boolean breaks) {
            this.content = content;
            this.tag = tag;
            this.breaks = breaks;
        }

        @Override
        public String name() {
            return "Böse \"Datei\".html";
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public String tag() {
            return tag;
        }

        @Override
        public void writeTo(long from, long length, DownloadSink sink) throws IOException {
            written.incrementAndGet();
            int sent = (int) (breaks ? length / 2 : length);
            ByteBuffer bytes = ByteBuffer.allocateDirect(sent);
            bytes.put(content, (int) from, sent).flip();
            sink.write(bytes);
            if (breaks) {
                throw new IOException("the storage is gone");
            }
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
