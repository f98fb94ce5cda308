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
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.articles.ArticleRows;
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
    private record Allowed(long id, String name, Source source, long delivered) {}

    @Override
    public Delivery open(String token) {
        String handle = tokens.handle(token).orElseThrow(PortalException::notFound);
        Allowed allowed = tx.read(em -> allowed(em, handle)).orElseThrow(PortalException::notFound);
        Content content = content(allowed);
        if (Meter.isUsedUp(allowed.delivered, content.size())) {
            content.close();
            throw PortalException.of(ErrorCode.DOWNLOAD_LIMIT);
        }
        return new StoredDelivery(allowed.name, content, new Meter(tx, clock, allowed.id, content.size()));
    }

    private Optional<Allowed> allowed(EntityManager em, String handle) {
        return DownloadRows.download(em, handle)
                .filter(download -> clock.instant().isBefore(download.expiresAt()) && download.source() != null)
                .filter(download -> isAllowed(em, download))
                .map(download -> new Allowed(download.id(), download.name(), download.source(), download.delivered()));
    }

    /** What was counted is delivered, whatever became of limit and period; but only while the buyer may have files at all. */
    private boolean isAllowed(EntityManager em, DownloadEntity download) {
        Order order = OrderRows.get(em, download.order());
        return SettingRows.read(em, Setting.FILES).value().downloadAllowed()
                && OrderRules.isPaid(order.status())
                && customers.hasAccess(em, order.customer())
                && ArticleRows.file(em, download.article(), download.fileKey())
                        .map(LinkedFile::link)
                        .filter(link -> download.source().isOf(link))
                        .isPresent();
    }

    private Content content(Allowed allowed) {
        Source source = allowed.source;
        try {
            return source.imprint() == null ? unstamped(source) : stamped.open(allowed.id, source);
        } catch (StorageException e) {
            throw PortalException.of(ErrorCode.STORAGE_UNAVAILABLE);
        } catch (IOException e) {
            LOG.warn("A download could not be prepared", e);
            throw PdfRoom.busy();
        }
    }

    private Content unstamped(Source source) throws StorageException {
        Storages.Open open = sources.open(source.connection());
        try {
            var path = source.link("").path();
            FileFacts facts =
                    open.storage().stat(path).orElseThrow(() -> new StorageException(Reason.NOT_FOUND, null, null));
            return new StorageContent(open, path, facts, PAUSE);
        } catch (StorageException | RuntimeException e) {
            open.close();
            throw e;
        }
    }
}
