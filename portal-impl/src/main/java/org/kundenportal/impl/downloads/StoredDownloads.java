package org.kundenportal.impl.downloads;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.downloads.Delivery;
import org.kundenportal.api.downloads.Downloads;
import org.kundenportal.api.settings.FileSettings;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.articles.ArticleRows;
import org.kundenportal.impl.articles.FoundFile;
import org.kundenportal.impl.articles.HostilePdfException;
import org.kundenportal.impl.articles.Link;
import org.kundenportal.impl.articles.LinkedFile;
import org.kundenportal.impl.articles.SourceFiles;
import org.kundenportal.impl.articles.Storages;
import org.kundenportal.impl.customers.Customers;
import org.kundenportal.impl.orders.Order;
import org.kundenportal.impl.orders.OrderRows;
import org.kundenportal.impl.orders.OrderRules;
import org.kundenportal.impl.pdf.PdfRoom;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.settings.Setting;
import org.kundenportal.impl.settings.SettingRows;
import org.kundenportal.spi.storage.FileFacts;
import org.kundenportal.spi.storage.StorageException;
import org.kundenportal.spi.storage.StorageException.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers downloads from storages, and stamped ones from the cache of this node. Thread-safe. */
@Component(service = Downloads.class)
public final class StoredDownloads implements Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(StoredDownloads.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Tx tx;
    private final SourceFiles sources;
    private final StampedFiles stamped;
    private final Customers customers;
    private final Clock clock;
    private final DownloadTokens tokens;

    /** Downloads of these sources. */
    @Activate
    public StoredDownloads(
            @Reference Tx tx,
            @Reference SourceFiles sources,
            @Reference StampedFiles stamped,
            @Reference Customers customers,
            @Reference PortalHome home) {
        this.tx = tx;
        this.sources = sources;
        this.stamped = stamped;
        this.customers = customers;
        this.clock = home.clock();
        this.tokens = new DownloadTokens(home.key());
    }

    /** A download that may be delivered. */
    private record Allowed(DownloadEntity download, Source source, LinkedFile file, FileSettings settings) {}

    @Override
    public Delivery open(String token) {
        String handle = tokens.handle(token).orElseThrow(PortalException::notFound);
        Allowed allowed = tx.read(em -> allowed(em, handle)).orElseThrow(PortalException::notFound);
        Content content = content(allowed);
        if (Meter.isUsedUp(allowed.download.delivered(), content.size())) {
            content.close();
            throw PortalException.of(ErrorCode.DOWNLOAD_LIMIT);
        }
        return new StoredDelivery(
                allowed.download.name(), content, new Meter(tx, clock, allowed.download.id(), content.size()));
    }

    private Optional<Allowed> allowed(EntityManager em, String handle) {
        FileSettings settings = SettingRows.read(em, Setting.FILES).value();
        return DownloadRows.download(em, handle)
                .filter(download -> clock.instant().isBefore(download.expiresAt()) && download.source() != null)
                .filter(download -> settings.downloadAllowed() && isAllowed(em, download))
                .flatMap(download -> allowed(em, download, settings));
    }

    /** What was counted is delivered, whatever became of limit and period; but only while the buyer may have it at all. */
    private boolean isAllowed(EntityManager em, DownloadEntity download) {
        Order order = OrderRows.get(em, download.order());
        return OrderRules.isPaid(order.status())
                && order.items().stream().anyMatch(item -> download.article().equals(item.articleNumber()))
                && customers.hasAccess(em, order.customer())
                && DownloadRows.linkLives(em, download);
    }

    private static Optional<Allowed> allowed(EntityManager em, DownloadEntity download, FileSettings settings) {
        Source source = download.source();
        return ArticleRows.file(em, download.article(), download.fileKey())
                .filter(file -> source.isOf(file.link()))
                .map(file -> new Allowed(download, source, file, settings));
    }

    private Content content(Allowed allowed) {
        Source source = allowed.source;
        try {
            return source.imprint() == null ? unstamped(allowed) : stamped.open(allowed.download.id(), source);
        } catch (StorageException e) {
            throw PortalException.of(ErrorCode.STORAGE_UNAVAILABLE);
        } catch (IOException e) {
            LOG.warn("A download could not be prepared", e);
            throw PdfRoom.busy();
        }
    }

    private Content unstamped(Allowed allowed) throws IOException {
        Storages.Open open = sources.open(allowed.source.link(""));
        try {
            Link link = allowed.source.link("");
            FileFacts facts = open.storage()
                    .stat(link.path())
                    .orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
            if (!allowed.source.isStill(facts) && allowed.settings.watermark().marks()) {
                requireUnmarked(allowed, facts);
            }
            return new StorageContent(open, link.path(), facts, PAUSE);
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** What was replaced since the download began is delivered as it is only if it would be to whoever begins now. */
    private void requireUnmarked(Allowed allowed, FileFacts facts) throws IOException {
        FoundFile known = allowed.file.found();
        FoundFile found = known.isJudged() && known.isStill(facts) ? known : look(allowed.file);
        if (!found.isStill(facts)) {
            throw new StorageException(Reason.BUSY, "changed", null);
        }
        if (StampRule.of(allowed.settings, found.pdf()) != StampRule.AS_IT_IS) {
            throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
        }
    }

    private FoundFile look(LinkedFile file) throws IOException {
        try {
            FoundFile found = sources.look(file.link());
            tx.runRepeatably(em -> ArticleRows.found(em, file, found));
            return found;
        } catch (HostilePdfException e) {
            throw PortalException.of(ErrorCode.FILE_NOT_STAMPABLE);
        }
    }
}
